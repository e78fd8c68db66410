package io.github.oneslice.spark.zarr;

import java.io.IOException;

/** Bytes by key; keys are paths with / between their parts. */
public interface Store {

	/** Null if there are none. */
	byte[] get(String key) throws IOException;

	/** Whole or not at all. */
	void put(String key, byte[] bytes) throws IOException;
}
