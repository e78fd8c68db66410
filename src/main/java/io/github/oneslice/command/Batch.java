package io.github.oneslice.command;

import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.github.oneslice.engine.Engine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;

/** Works through files. A bad file does not stop the rest; all failures are told at the end. */
final class Batch {

	private final List<File> files;
	private final BiConsumer<File, UserException> onFailure;
	private final List<String> failures = new ArrayList<>();
	private final Set<String> reasons = new HashSet<>();

	Batch(List<File> files) {
		this(files, (file, why) -> {});
	}

	/** @param onFailure told of each file that failed, at once */
	Batch(List<File> files, BiConsumer<File, UserException> onFailure) {
		this.files = List.copyOf(files);
		this.onFailure = onFailure;
	}

	/**
	 * Does something with each file, here.
	 *
	 * @throws UserException at the end, if a file failed; the message names each and why
	 */
	void run(Monitor monitor, BiConsumer<File, Monitor> step) {
		for (int i = 0; i < files.size(); i++) {
			monitor.checkCancelled();
			try {
				step.accept(files.get(i), new Engine.OneOfMany(monitor, files.get(i).getName() + " (" + (i + 1) + " of " + files.size() + ")"));
			}
			catch (UserException e) {
				failed(i, e);
			}
		}
		tellFailures();
	}

	/**
	 * Has an engine do a job for each file.
	 *
	 * @param result takes what a job gave
	 * @throws UserException at the end, if a file failed; the message names each and why
	 */
	<R extends Serializable> void run(Engine engine, Function<File, Job<R>> job, BiConsumer<File, R> result, Monitor monitor) {
		engine.runAll(files.stream().map(job).toList(), monitor, new Engine.Outcomes<R>() {

			@Override
			public String name(int index) {
				return files.get(index).getName();
			}

			@Override
			public void done(int index, R answer) {
				result.accept(files.get(index), answer);
			}

			@Override
			public void failed(int index, UserException why) {
				Batch.this.failed(index, why);
			}
		});
		tellFailures();
	}

	private void failed(int index, UserException why) {
		onFailure.accept(files.get(index), why);
		reasons.add(why.getMessage());
		failures.add(files.get(index).getName() + ": " + why.getMessage());
	}

	private void tellFailures() {
		if (failures.isEmpty()) return;
		// What is wrong with the model or an option is told once.
		if (files.size() > 1 && failures.size() == files.size() && reasons.size() == 1) throw new UserException("None of the " + files.size()
			+ " files could be done: " + reasons.iterator().next());
		String which = failures.size() == files.size() ? "None of the " + files.size() + " files could be done.\n" : failures.size() + " of " + files.size()
			+ " files failed, the others are done.\n";
		throw new UserException(which + String.join("\n", failures));
	}
}
