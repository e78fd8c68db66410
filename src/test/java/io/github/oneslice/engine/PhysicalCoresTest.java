package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class PhysicalCoresTest {

	@Test
	void twoThreadsOfACoreCountOnce() {
		List<String> cpuinfo = List.of("processor : 0", "physical id\t: 0", "core id\t\t: 0", "", "processor : 1", "physical id\t: 0",
			"core id\t\t: 1", "", "processor : 2", "physical id\t: 0", "core id\t\t: 0", "", "processor : 3", "physical id\t: 1",
			"core id\t\t: 0");
		assertEquals(3, PhysicalCores.count(cpuinfo, 9));
	}

	@Test
	void whereNothingIsToldEveryProcessorCounts() {
		assertEquals(9, PhysicalCores.count(List.of("processor : 0", "model name : x"), 9));
		assertTrue(PhysicalCores.count() >= 1 && PhysicalCores.count() <= Runtime.getRuntime().availableProcessors());
	}
}
