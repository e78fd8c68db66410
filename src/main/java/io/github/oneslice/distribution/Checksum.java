package io.github.oneslice.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The checksum by which the ImageJ Updater knows a file: SHA-1 of its path and content. Of a jar it is taken over names and
 * contents of the entries in the order of their names, without the manifest and the comments of properties, so that a jar
 * that was only packed again stays the same.
 */
final class Checksum {

	private static final int BUFFER = 1 << 16;

	private final MessageDigest digest;

	private Checksum() {
		try {
			digest = MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @param path where the file is installed */
	static String of(String path, Path file) throws IOException {
		Checksum checksum = new Checksum();
		if (path.endsWith(".jar")) checksum.addJar(file);
		else {
			checksum.add(path);
			try (InputStream in = Files.newInputStream(file)) {
				checksum.add(in);
			}
		}
		return HexFormat.of().formatHex(checksum.digest.digest());
	}

	private void addJar(Path file) throws IOException {
		try (JarFile jar = new JarFile(file.toFile())) {
			List<JarEntry> entries = Collections.list(jar.entries());
			entries.sort(Comparator.comparing(JarEntry::getName));
			for (JarEntry entry : entries) {
				add(entry.getName());
				try (InputStream in = jar.getInputStream(entry)) {
					if (entry.getName().equals(JarFile.MANIFEST_NAME)) continue;
					if (entry.getName().endsWith(".properties")) digest.update(withoutComments(in.readAllBytes()));
					else add(in);
				}
			}
		}
	}

	/**
	 * Empties the lines that begin with a hash. As the Updater does it, what follows an empty line is not looked at.
	 */
	static byte[] withoutComments(byte[] properties) {
		StringBuilder kept = new StringBuilder();
		boolean looking = true;
		String text = new String(properties, StandardCharsets.ISO_8859_1);
		for (int start = 0; start < text.length();) {
			int end = text.indexOf('\n', start) + 1;
			String line = text.substring(start, end == 0 ? text.length() : end);
			boolean comment = looking && line.startsWith("#");
			if (!comment) kept.append(line);
			else if (line.endsWith("\n")) kept.append('\n');
			looking = !(looking && line.replaceFirst("^#+", "").equals("\n"));
			start += line.length();
		}
		return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private void add(String text) {
		digest.update(text.getBytes(StandardCharsets.US_ASCII));
	}

	private void add(InputStream in) throws IOException {
		byte[] buffer = new byte[BUFFER];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
			digest.update(buffer, 0, read);
	}
}
