package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;

/** Works through files one after the other. A bad file does not stop the rest; all failures are told at the end. */
final class Batch {

	/** What is done with one file. */
	interface Step {

		void process(File file, Monitor monitor) throws IOException;
	}

	private Batch() {}

	/**
	 * @throws UserException at the end, if a file failed; the message names each and why
	 */
	static void run(List<File> files, Monitor monitor, Step step) {
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			File file = files.get(i);
			monitor.checkCancelled();
			try {
				step.process(file, new FileMonitor(monitor, file.getName() + " (" + (i + 1) + " of " + files.size() + ")"));
			}
			catch (UserException | IOException | UncheckedIOException e) {
				failures.add(file.getName() + ": " + e.getMessage());
			}
		}
		if (!failures.isEmpty()) throw new UserException(failures.size() + " of " + files.size() + " files failed, the others are done.\n"
			+ String.join("\n", failures));
	}

	/** Puts the name of the file before each stage. */
	private record FileMonitor(Monitor monitor, String name) implements Monitor {

		@Override
		public void report(Event event) {
			monitor.report(event.titled(name + ": " + event.title()));
		}

		@Override
		public boolean isCancelled() {
			return monitor.isCancelled();
		}
	}
}
