package io.github.oneslice.distribution;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is installed.
 *
 * @param path where to, below the folder of the application, with slashes
 * @param source where it is now
 * @param platform what it is for; empty: for all
 * @param required whether the plugin needs it in this version
 * @param author who made it
 * @param description what it is for, in one line
 */
record InstalledFile(String path, Path source, Optional<Platform> platform, boolean required, String author, String description) {

	static InstalledFile forAll(String path, Path source, String description) {
		return new InstalledFile(path, source, Optional.empty(), true, Distribution.AUTHOR, description);
	}

	boolean isJar() {
		return path.endsWith(".jar");
	}

	/** Whether it is the plugin itself, which needs all others. */
	boolean isPlugin() {
		return isJar() && path.startsWith("plugins/");
	}
}
