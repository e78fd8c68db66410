package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessorTest {

	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void agreesWithWhatLinuxSays() throws IOException {
		List<String> flags = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("flags")).findFirst().map(line -> Arrays
			.asList(line.split("\\s+"))).orElseThrow();
		assumeFalse(flags.contains("avx512f"), "Java does not use all that some of these processors have");
		assertEquals(flags.contains("avx2"), Processor.endsAtAvx2());
	}
}
