package io.github.oneslice.spark.zarr;

import java.io.IOException;

/** Where the chunks of an array come from. */
interface ChunkSource {

	/**
	 * @param numbers of the chunk along each axis of the array
	 * @return its bytes as they are packed; null if it was never written
	 */
	byte[] packed(int[] numbers) throws IOException;
}
