package io.github.oneslice.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.Folders;
import io.github.oneslice.model.Model;

/**
 * Copies of the model as it stands in the course of training, each in a folder named by the minutes of training: with them
 * one sees how a model came to be.
 */
final class Snapshots {

	private static final String FOLDER = "snapshots";
	private static final double SECONDS_A_MINUTE = 60;

	private final Path folder;
	private final double every;
	/** How many times {@code every} had passed when one was last due. */
	private long passed;

	/** @param every minutes between two; 0: never */
	Snapshots(File model, double every) {
		folder = model.toPath().resolve(FOLDER);
		this.every = every;
	}

	/** Removes those of an earlier training. */
	void clear() {
		try {
			Folders.delete(folder);
		}
		catch (IOException e) {
			throw new UserException("The snapshots of an earlier training in " + folder + " cannot be deleted. Delete them yourself, or train into"
				+ " another folder.", e);
		}
	}

	/** Goes on with a training that was stopped so many seconds into it. */
	void skipTo(double seconds) {
		due(seconds);
	}

	/**
	 * Whether one is due, so many seconds into the training: once after each time {@code every} is past, however long a step
	 * took.
	 */
	boolean due(double seconds) {
		if (every == 0) return false;
		long now = (long) (seconds / SECONDS_A_MINUTE / every);
		boolean due = now > passed;
		passed = now;
		return due;
	}

	void take(double seconds, Supplier<Model> model) {
		model.get().write(folder.resolve(String.format(Locale.ROOT, "%06.1f", seconds / SECONDS_A_MINUTE)).toFile());
	}
}
