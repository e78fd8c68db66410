package io.github.oneslice.model;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are written whole or not at all. */
public final class AtomicFiles {

	private AtomicFiles() {}

	/** Fills a stream. */
	@FunctionalInterface
	public interface Writer {

		void write(OutputStream out) throws IOException;
	}

	/**
	 * Writes beside the file and moves the result into its place.
	 *
	 * @throws UncheckedIOException if it cannot be written; what was there before is still there then
	 */
	public static void write(File file, Writer writer) {
		Path target = file.getAbsoluteFile().toPath();
		try {
			Files.createDirectories(target.getParent());
			Path part = Files.createTempFile(target.getParent(), file.getName(), ".part");
			try {
				try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
					writer.write(out);
				}
				Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(part);
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
		}
	}
}
