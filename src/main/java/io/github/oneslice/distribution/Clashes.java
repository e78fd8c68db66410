package io.github.oneslice.distribution;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.Set;

/**
 * Makes sure that what is installed leaves Fiji as it is: no TensorFlow or what comes with it on Fiji's own class path, no
 * class twice, and nothing in place of a library that Fiji has.
 */
final class Clashes {

	/** CSBDeep and StarDist bring these to Fiji in older versions. */
	private static final List<String> FOR_THE_WORKER_ONLY = List.of("org/tensorflow/", "com/google/protobuf/", "org/bytedeco/");
	private static final String WORKER = Distribution.WORKER_FOLDER + "/";

	private Clashes() {}

	/**
	 * @param files what is installed
	 * @param fiji jars that Fiji has
	 * @throws IllegalStateException if something clashes; the message says what
	 */
	static void check(List<InstalledFile> files, List<Jar> fiji) throws IOException {
		Map<String, String> owners = new HashMap<>();
		Set<String> clashes = new TreeSet<>();
		for (Jar jar : fiji)
			classes(jar.file().toFile()).forEach(name -> owners.put(name, "Fiji's " + jar.plainName()));
		for (InstalledFile file : files) {
			if (!file.isJar() || file.path().startsWith(WORKER)) continue;
			for (String name : classes(file.source().toFile())) {
				if (FOR_THE_WORKER_ONLY.stream().anyMatch(name::startsWith)) clashes.add(file.path() + " has classes that only the worker may see, such as " + name
					.substring(0, name.lastIndexOf('/')));
				String other = owners.put(name, file.path());
				if (other != null) clashes.add(file.path() + " and " + other + " have classes of the same names");
			}
		}
		if (!clashes.isEmpty()) throw new IllegalStateException("What is installed clashes with Fiji: " + String.join("; ", clashes) + ".");
	}

	private static List<String> classes(File file) throws IOException {
		try (JarFile jar = new JarFile(file)) {
			return jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class") && name.indexOf('/') > 0 && !name.startsWith("META-INF/")
				&& !name.endsWith("module-info.class")).toList();
		}
	}
}
