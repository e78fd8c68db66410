package io.github.oneslice.training;

import java.util.LinkedHashMap;
import java.util.Map;

import org.bytedeco.javacpp.Pointer;

/** What a training took, for the record of its model. */
final class Effort {

	private static final double BYTES_A_MEGABYTE = 1e6;

	private long peakBytes;

	/** Looks how much memory the process holds now; 0 where the system does not tell. */
	void measureMemory() {
		peakBytes = Math.max(peakBytes, Pointer.physicalBytes());
	}

	/**
	 * @param seconds of training in all
	 * @param beforeSteps how many of them came before the first step: registration and preparations
	 */
	Map<String, Number> describe(long steps, double seconds, double beforeSteps) {
		Map<String, Number> result = new LinkedHashMap<>();
		result.put("steps_taken", steps);
		result.put("seconds", rounded(seconds, 10));
		result.put("seconds_per_step", rounded((seconds - beforeSteps) / Math.max(1, steps), 1e4));
		result.put("peak_memory_megabytes", Math.round(peakBytes / BYTES_A_MEGABYTE));
		return result;
	}

	private static double rounded(double value, double parts) {
		return Math.round(value * parts) / parts;
	}
}
