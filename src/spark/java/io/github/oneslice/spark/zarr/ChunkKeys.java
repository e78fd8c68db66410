package io.github.oneslice.spark.zarr;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Under which key a chunk lies.
 *
 * @param prefix what comes before its numbers
 * @param separator between its numbers
 */
record ChunkKeys(String prefix, String separator) {

	/** @param numbers of the chunk along each axis of the array */
	String of(int[] numbers) {
		return prefix + Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(separator));
	}
}
