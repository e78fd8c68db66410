package io.github.oneslice.distribution;

import java.util.Arrays;
import java.util.Optional;

/** The platforms TensorFlow comes for, by the name in its jars and that of the ImageJ Updater. */
enum Platform {
	LINUX("linux-x86_64", "linux64"), LINUX_ARM("linux-arm64", "linux-arm64"), MAC("macosx-arm64", "macos-arm64"), WINDOWS("windows-x86_64",
		"win64");

	private final String classifier;
	private final String updater;

	Platform(String classifier, String updater) {
		this.classifier = classifier;
		this.updater = updater;
	}

	String classifier() {
		return classifier;
	}

	/** What the ImageJ Updater calls it. */
	String updater() {
		return updater;
	}

	/** The platform a jar is for; empty where it serves all. */
	static Optional<Platform> of(Jar jar) {
		if (jar.platform().isEmpty()) return Optional.empty();
		return Optional.of(Arrays.stream(values()).filter(platform -> platform.classifier.equals(jar.platform())).findFirst().orElseThrow(
			() -> new IllegalArgumentException("No platform is called " + jar.platform() + ": " + jar.file())));
	}
}
