package io.github.oneslice.distribution;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar.
 *
 * @param name its name without version
 * @param classifier what kind of it this is, such as {@code linux-x86_64}; may be empty
 */
record Jar(Path file, String name, String classifier) {

	private static final String GPU = "-gpu";
	private static final Pattern FILE_NAME = Pattern.compile("(.+?)-\\d[\\w.]*(?:-(?:GA|SNAPSHOT|beta-\\d+))?(?:-([a-z].*))?\\.jar");

	static Jar of(Path file) {
		Matcher parts = FILE_NAME.matcher(file.getFileName().toString());
		if (!parts.matches()) throw new IllegalArgumentException("The name of " + file + " is not that of a jar with its version.");
		String classifier = parts.group(2) == null ? "" : parts.group(2);
		return new Jar(file, parts.group(1), classifier);
	}

	/** Whether it computes on graphics cards. */
	boolean isForGraphicsCards() {
		return classifier.endsWith(GPU);
	}

	/** Where it runs, whatever it computes on; empty where that is everywhere. */
	String platform() {
		return isForGraphicsCards() ? classifier.substring(0, classifier.length() - GPU.length()) : classifier;
	}

	/** Its name without version. */
	String plainName() {
		return name + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
	}
}
