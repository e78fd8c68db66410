package io.github.oneslice.files;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import io.github.oneslice.error.UserException;

/** Files that are written whole or not at all: first beside their place, then moved into it. */
public final class AtomicFiles {

	private static final String UNFINISHED = ".unfinished";

	private AtomicFiles() {}

	/** Fills a stream. */
	@FunctionalInterface
	public interface Writer {

		void write(OutputStream out) throws IOException;
	}

	/** Writes to a file that is there already, and empty. */
	@FunctionalInterface
	public interface PathWriter {

		void write(Path unfinished) throws IOException;
	}

	/** @throws UserException if it cannot be written; what was there before is still there then */
	public static void write(File file, Writer writer) {
		replace(file, unfinished -> {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
				writer.write(out);
			}
		});
	}

	/** Writes text in UTF-8. */
	public static void write(File file, String text) {
		write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** For what can only be written by path; see {@link #write(File, Writer)}. */
	public static void replace(File file, PathWriter writer) {
		Path target = file.getAbsoluteFile().toPath();
		try {
			Files.createDirectories(target.getParent());
			// Not a temporary file of the system's making: those only their owner may read.
			Path unfinished = Files.createFile(target.resolveSibling("." + UUID.randomUUID() + UNFINISHED));
			try {
				writer.write(unfinished);
				Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(unfinished);
			}
		}
		catch (IOException e) {
			throw new UserException("Cannot write " + file + ": " + reason(e) + ". Choose another name or place.", e);
		}
	}

	/** Removes what a process that was killed has left in a folder, where no other is at work. */
	public static void deleteUnfinished(File folder) {
		File[] left = folder.listFiles((in, name) -> name.startsWith(".") && name.endsWith(UNFINISHED));
		if (left == null) return;
		for (File file : left)
			file.delete();
	}

	static String reason(IOException e) {
		if (e instanceof AccessDeniedException) return "you may not write there";
		if (e instanceof FileAlreadyExistsException) return "a file stands where a folder should be";
		if (String.valueOf(e.getMessage()).contains("No space left")) return "the disk is full";
		if (String.valueOf(e.getMessage()).contains("File name too long")) return "its name is too long";
		if (String.valueOf(e.getMessage()).contains("Read-only file system")) return "the disk is read-only";
		// Only what our own writers say is meant for people.
		return e.getClass() == IOException.class && e.getMessage() != null ? e.getMessage() : "there is no room, or you may not write there";
	}
}
