package io.github.oneslice.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.oneslice.engine.ClassPath;

/** What is installed, from the class path of the tests. */
final class TestContent {

	private TestContent() {}

	/** @param plugin the plugin's jar, which is made of what was compiled */
	static Content of(Path plugin, Path licences) throws IOException {
		Libraries libraries = new Libraries(Path.of("src/main/distribution/libraries.csv"));
		List<Jar> jars = jars().stream().filter(libraries::knows).toList();
		return new Content(Path.of(""), TestJars.ofFolder(plugin, Path.of("target/classes")), libraries, jars, Licences.collect(Path.of(""),
			libraries, jars, licences));
	}

	/** All jars there are, also those that only tests need. */
	static List<Jar> jars() {
		return ClassPath.own().stream().filter(entry -> entry.endsWith(".jar")).map(entry -> Jar.of(Path.of(entry))).toList();
	}
}
