package io.github.oneslice.spark.zarr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
	public byte[] get(String key, long from, int count) {
		byte[] all = files.get(key);
		if (all == null) return null;
		int start = (int) (from < 0 ? all.length + from : from);
		return Arrays.copyOfRange(all, start, start + count);
	}

	@Override
	public void put(String key, byte[] bytes) {
		files.put(key, bytes);
	}

	void text(String key, String text) {
		files.put(key, text.getBytes(StandardCharsets.UTF_8));
	}
}
