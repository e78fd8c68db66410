package io.github.oneslice.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.Deflater;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

import io.github.oneslice.files.AtomicFiles;

/** ImageJ with all that OneSlice needs, to be started from where it lies. */
final class PlainFolder {

	private static final String NAME = "ImageJ-OneSlice/";
	private static final int EXECUTABLE = 0755;
	private static final int READABLE = 0644;

	private final List<InstalledFile> files;

	PlainFolder(List<InstalledFile> files) {
		this.files = List.copyOf(files);
	}

	/** Takes the place of what is there. */
	void write(Path folder) throws IOException {
		for (String old : List.of("plugins", Distribution.WORKER_FOLDER))
			deleteJars(folder.resolve(old));
		for (InstalledFile file : files) {
			Path place = folder.resolve(file.path());
			Files.createDirectories(place.getParent());
			Files.copy(file.source(), place, StandardCopyOption.REPLACE_EXISTING);
			if (isScript(file)) place.toFile().setExecutable(true, false);
		}
	}

	/** Packs the folder; what is packed already is only stored. */
	void pack(File zip) {
		AtomicFiles.replace(zip, unfinished -> {
			try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(unfinished)) {
				for (InstalledFile file : files) {
					out.setLevel(file.isJar() ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
					ZipArchiveEntry entry = new ZipArchiveEntry(NAME + file.path());
					entry.setUnixMode(isScript(file) ? EXECUTABLE : READABLE);
					out.putArchiveEntry(entry);
					Files.copy(file.source(), out);
					out.closeArchiveEntry();
				}
			}
		});
	}

	private static boolean isScript(InstalledFile file) {
		return file.path().endsWith(".sh") || file.path().endsWith(".command");
	}

	private static void deleteJars(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return;
		for (Path entry : Distribution.files(folder, "")) {
			if (Files.isDirectory(entry)) deleteJars(entry);
			else if (entry.toString().endsWith(".jar")) Files.delete(entry);
		}
	}
}
