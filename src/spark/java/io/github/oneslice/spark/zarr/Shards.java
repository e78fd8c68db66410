package io.github.oneslice.spark.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.oneslice.error.UserException;

/**
 * Chunks of which many lie in one file, a shard. It has an index of where in it each chunk begins and how long it is (Zarr 3, codec
 * {@code sharding_indexed}). Of a shard only the index and the chunks that are asked for are read.
 */
final class Shards implements ChunkSource {

	private static final int CHECKSUM = 4;
	private static final int ENTRY = 2 * Long.BYTES;
	private static final long NOT_THERE = -1;

	private final Store store;
	private final ChunkKeys keys;
	private final int[] perShard;
	private final Index index;
	private final Map<String, Optional<ByteBuffer>> read = new ConcurrentHashMap<>();

	/**
	 * How indices are written.
	 *
	 * @param checked whether a checksum follows; it is not looked at
	 * @param first whether the index stands before the chunks, and not behind them
	 */
	record Index(ByteOrder order, boolean checked, boolean first) {

		/**
		 * @param codecs that the index is packed by
		 * @param location start or end; null for the end
		 * @throws UserException if it is packed in a way that is not known here
		 */
		static Index of(List<?> codecs, Object location) {
			ByteOrder order = ByteOrder.LITTLE_ENDIAN;
			boolean checked = false;
			for (Object each : codecs) {
				Map<?, ?> codec = (Map<?, ?>) each;
				Optional<ByteOrder> named = ElementType.order(codec);
				if (named.isPresent()) order = named.get();
				else if (Compression.of(codec.get("name")) == Compression.CRC32C) checked = true;
				else throw new UserException("The shards of the OME-Zarr have packed indices, which cannot be read here. Save it with plain ones.");
			}
			return new Index(order, checked, "start".equals(location));
		}
	}

	/**
	 * @param keys of the shards
	 * @param perShard how many chunks a shard has along each axis
	 */
	Shards(Store store, ChunkKeys keys, int[] perShard, Index index) {
		this.store = store;
		this.keys = keys;
		this.perShard = perShard.clone();
		this.index = index;
	}

	@Override
	public byte[] packed(int[] numbers) throws IOException {
		int[] shard = new int[numbers.length];
		int chunk = 0;
		for (int axis = 0; axis < numbers.length; axis++) {
			shard[axis] = numbers[axis] / perShard[axis];
			chunk = chunk * perShard[axis] + numbers[axis] % perShard[axis];
		}
		String key = keys.of(shard);
		ByteBuffer entries = entries(key);
		if (entries == null) return null;
		long from = entries.getLong(chunk * ENTRY);
		long count = entries.getLong(chunk * ENTRY + Long.BYTES);
		if (from == NOT_THERE && count == NOT_THERE) return null;
		if (from < 0 || count < 0 || count > Integer.MAX_VALUE) throw new IOException(key + " is damaged: its index makes no sense");
		return store.get(key, from, (int) count);
	}

	/** Null if there is no such shard. */
	private ByteBuffer entries(String key) throws IOException {
		Optional<ByteBuffer> entries = read.get(key);
		if (entries == null) {
			int count = Math.addExact(Math.multiplyExact(Arrays.stream(perShard).reduce(1, Math::multiplyExact), ENTRY), index.checked ? CHECKSUM : 0);
			byte[] bytes = store.get(key, index.first ? 0 : -count, count);
			entries = Optional.ofNullable(bytes).map(found -> ByteBuffer.wrap(found).order(index.order));
			read.put(key, entries);
		}
		return entries.orElse(null);
	}
}
