package io.github.oneslice.spark.zarr;

import java.io.IOException;

/** Bytes by key; keys are paths with / between their parts. */
public interface Store {

	/** Null if there are none. */
	byte[] get(String key) throws IOException;

	/**
	 * Some of the bytes of a key.
	 *
	 * @param from where they begin; negative: so many before the end
	 * @return null if the key has none
	 */
	byte[] get(String key, long from, int count) throws IOException;

	/** Whole or not at all. */
	void put(String key, byte[] bytes) throws IOException;
}
