package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Takes down in a file what worker processes say besides their answers: warnings of TensorFlow, errors of Java. */
final class WorkerLog implements Consumer<String> {

	/** How Appose marks what a worker says; all else that it tells is its own traffic. */
	private static final String MARK = "[WORKER-";

	private final File file;

	WorkerLog(File file) {
		this.file = file;
	}

	/** The file of the workers of this process. */
	static File ownFile() {
		return new File(System.getProperty("java.io.tmpdir"), "oneslice-worker-of-" + ProcessHandle.current().pid() + ".log");
	}

	@Override
	public void accept(String line) {
		if (!line.startsWith(MARK)) return;
		try {
			Files.writeString(file.toPath(), line.substring(line.indexOf(']') + 1).strip() + System.lineSeparator(), StandardCharsets.UTF_8,
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException e) {
			// Without a log the work goes on.
		}
	}
}
