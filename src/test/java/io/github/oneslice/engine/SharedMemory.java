package io.github.oneslice.engine;

import java.io.File;
import java.util.HashSet;
import java.util.Set;

/** Blocks of shared memory as Linux shows them; none elsewhere. */
final class SharedMemory {

	private static final String FOLDER = "/dev/shm";
	private static final int LOOKS = 40;

	private SharedMemory() {}

	static Set<String> blocks() {
		String[] names = new File(FOLDER).list((folder, name) -> name.startsWith("psm_"));
		return names == null ? Set.of() : Set.of(names);
	}

	/** What is left behind since then. What other processes share meanwhile comes and goes; what was left behind would stay. */
	static Set<String> leftSince(Set<String> before) throws InterruptedException {
		Set<String> left = new HashSet<>(blocks());
		left.removeAll(before);
		for (int i = 0; i < LOOKS && !left.isEmpty(); i++) {
			Thread.sleep(500);
			left.retainAll(blocks());
		}
		return left;
	}
}
