package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Blocks of shared memory as Linux shows them; none elsewhere. */
final class SharedMemory {

	private static final String FOLDER = "/dev/shm";
	private static final int LOOKS = 40;

	private SharedMemory() {}

	static Set<String> blocks() {
		String[] names = new File(FOLDER).list((folder, name) -> name.startsWith("psm_"));
		return names == null ? Set.of() : Set.of(names);
	}

	/** Those that no process beside this one and its workers has mapped: ours, and what was left behind. */
	static Set<String> ownBlocks() {
		Set<String> own = new HashSet<>(blocks());
		Set<Long> us = ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
		us.add(ProcessHandle.current().pid());
		ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(process -> !us.contains(process)).forEach(process -> own.removeIf(block -> maps(process).contains(
			"/" + block)));
		own.retainAll(blocks());
		return own;
	}

	private static String maps(long process) {
		try {
			return Files.readString(Path.of("/proc/" + process + "/maps"));
		}
		catch (IOException e) {
			return ""; // ended meanwhile, or not ours to look at
		}
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
