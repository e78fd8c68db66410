package io.github.oneslice.spark.zarr;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A store that lasts as long as the test. */
final class InMemory implements Store {

	final Map<String, byte[]> files = new HashMap<>();

	@Override
	public byte[] get(String key) {
		return files.get(key);
	}

	@Override
	public void put(String key, byte[] bytes) {
		files.put(key, bytes);
	}

	void text(String key, String text) {
		files.put(key, text.getBytes(StandardCharsets.UTF_8));
	}
}
