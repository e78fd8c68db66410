package io.github.oneslice.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class Folders {

	private Folders() {}

	/** Deletes a folder, if it is there. */
	public static void delete(Path folder) throws IOException {
		for (Path path : fromInside(folder))
			Files.delete(path);
	}

	/** Deletes as much of a folder as can be deleted: for what nobody needs and nobody misses. */
	public static void deleteIfPossible(Path folder) {
		try {
			fromInside(folder).stream().map(Path::toFile).forEach(File::delete);
		}
		catch (IOException e) {
			// It stays.
		}
	}

	private static List<Path> fromInside(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> all = Files.walk(folder)) {
			return all.sorted(Comparator.reverseOrder()).toList();
		}
	}
}
