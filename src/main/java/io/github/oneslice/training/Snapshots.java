package io.github.oneslice.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

	/** @param every minutes between two; 0: never */
	Snapshots(File model, double every) {
		folder = model.toPath().resolve(FOLDER);
		this.every = every;
	}

	/** Removes those of an earlier training. */
	void clear() {
		if (!Files.isDirectory(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.delete(path);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Whether one is due between two points of time, in seconds of training. */
	boolean due(double before, double now) {
		return every > 0 && Math.floor(now / SECONDS_A_MINUTE / every) > Math.floor(before / SECONDS_A_MINUTE / every);
	}

	void take(double seconds, Supplier<Model> model) {
		model.get().write(folder.resolve(String.format(Locale.ROOT, "%06.1f", seconds / SECONDS_A_MINUTE)).toFile());
	}
}
