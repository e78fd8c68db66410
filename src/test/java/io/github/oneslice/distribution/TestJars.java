package io.github.oneslice.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes jars. */
final class TestJars {

	private TestJars() {}

	/** @param entries names and contents by turns */
	static Path of(Path file, String... entries) throws IOException {
		Files.createDirectories(file.getParent());
		try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out)) {
			for (int i = 0; i < entries.length; i += 2) {
				jar.putNextEntry(new JarEntry(entries[i]));
				jar.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		return file;
	}

	/** Packs a folder, as the build packs the plugin. */
	static Path ofFolder(Path file, Path folder) throws IOException {
		Files.createDirectories(file.getParent());
		try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out); Stream<Path> files = Files.walk(
			folder))
		{
			for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
				jar.putNextEntry(new JarEntry(folder.relativize(path).toString().replace('\\', '/')));
				Files.copy(path, jar);
			}
		}
		return file;
	}

	/** Adds an entry to a jar. */
	static void add(Path file, String name, String content) throws IOException {
		try (FileSystem jar = FileSystems.newFileSystem(file)) {
			Files.writeString(jar.getPath(name), content);
		}
	}
}
