package io.github.oneslice.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The number of physical cores. Two threads on one core hinder each other in dense arithmetic. */
final class PhysicalCores {

	private static final Path LINUX = Path.of("/proc/cpuinfo");

	private PhysicalCores() {}

	/** At least 1; at most what this process may use. Where the system does not tell, every processor counts as a core. */
	static int count() {
		int processors = Runtime.getRuntime().availableProcessors();
		try {
			return Files.isReadable(LINUX) ? Math.max(1, Math.min(processors, count(Files.readAllLines(LINUX), processors))) : processors;
		}
		catch (IOException e) {
			return processors;
		}
	}

	/** Cores are told apart by the pair of "physical id" and "core id" of each processor. */
	static int count(List<String> cpuinfo, int unknown) {
		Set<String> cores = new HashSet<>();
		String socket = "";
		for (String line : cpuinfo) {
			String value = line.substring(line.indexOf(':') + 1).trim();
			if (line.startsWith("physical id")) socket = value;
			else if (line.startsWith("core id")) cores.add(socket + "/" + value);
		}
		return cores.isEmpty() ? unknown : cores.size();
	}
}
