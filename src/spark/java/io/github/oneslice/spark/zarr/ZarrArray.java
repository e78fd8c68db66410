package io.github.oneslice.spark.zarr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Box;
import io.github.oneslice.image.Extent;

/**
 * An array in chunks, in the format Zarr 2 or 3. Its last three axes are z, y and x; those before, such as time and channel, are
 * given as an index each.
 */
public final class ZarrArray {

	private static final String SHARDS = "sharding_indexed";

	private final Store store;
	private final ChunkKeys keys;
	private final ChunkSource chunks;
	private final int[] shape;
	private final int[] chunk;
	private final ElementType type;
	private final ByteOrder order;
	private final List<Compression> packing;
	private final float fill;

	private ZarrArray(Store store, ChunkKeys keys, ChunkSource chunks, int[] shape, int[] chunk, ElementType type, ByteOrder order,
		List<Compression> packing, float fill)
	{
		this.store = store;
		this.keys = keys;
		this.chunks = chunks;
		this.shape = shape;
		this.chunk = chunk;
		this.type = type;
		this.order = order;
		this.packing = packing;
		this.fill = fill;
	}

	/** @throws UserException if there is none, or it is packed in a way that is not known here */
	public static ZarrArray open(Store store, String path) throws IOException {
		Map<?, ?> second = Json.read(store, path + "/.zarray");
		if (second != null) return second(store, path, second);
		Map<?, ?> third = Json.read(store, path + "/zarr.json");
		if (third != null) return third(store, path, third);
		throw new UserException("The OME-Zarr has no array \"" + path + "\", though it names it. Is it complete?");
	}

	/**
	 * Makes an array whose elements are 0.
	 *
	 * @param format 2 or 3
	 */
	public static ZarrArray create(Store store, String path, int format, int[] shape, int[] chunk, ElementType type) throws IOException {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("zarr_format", format);
		metadata.put("shape", shape);
		metadata.put("fill_value", 0);
		if (format == 2) {
			metadata.put("chunks", chunk);
			metadata.put("dtype", (type.bytes == 1 ? "|" : "<") + type.shortName);
			metadata.put("order", "C");
			metadata.put("filters", null);
			metadata.put("dimension_separator", "/");
			Map<String, Object> compressor = new LinkedHashMap<>(Compression.packing());
			compressor.put("id", "gzip");
			metadata.put("compressor", compressor);
		}
		else {
			metadata.put("node_type", "array");
			metadata.put("data_type", type.longName());
			metadata.put("chunk_grid", Map.of("name", "regular", "configuration", Map.of("chunk_shape", chunk)));
			metadata.put("chunk_key_encoding", Map.of("name", "default", "configuration", Map.of("separator", "/")));
			metadata.put("codecs", List.of(Map.of("name", "bytes", "configuration", Map.of("endian", "little")), Map.of("name", "gzip", "configuration", Compression
				.packing())));
			metadata.put("attributes", Map.of());
		}
		Json.write(store, path + (format == 2 ? "/.zarray" : "/zarr.json"), metadata);
		ChunkKeys keys = keys(path, format, "/");
		return new ZarrArray(store, keys, files(store, keys), shape, chunk, type, ByteOrder.LITTLE_ENDIAN, List.of(Compression.GZIP), 0);
	}

	public int rank() {
		return shape.length;
	}

	/** The lengths of the axes before z, y and x. */
	public int[] leading() {
		return Arrays.copyOf(shape, rank() - 3);
	}

	public Extent size() {
		return new Extent(shape[rank() - 1], shape[rank() - 2], shape[rank() - 3]);
	}

	/**
	 * The elements of a box, x fastest.
	 *
	 * @param leading an index for each axis before z, y and x
	 */
	public float[] read(int[] leading, Box box) {
		float[] values = new float[box.size().voxels()];
		for (Box each : chunks(box)) {
			float[] chunk = chunk(leading, each);
			copy(chunk, within(leading), chunkSize(), each.start(), values, 0, box.size(), box.start(), common(each, box));
		}
		return values;
	}

	/**
	 * Writes a box that begins where a chunk does, and ends where one does or the array. Other tasks may write other boxes
	 * meanwhile.
	 *
	 * @param leading an index for each axis before z, y and x; chunks have the length 1 along these
	 */
	public void write(int[] leading, Box box, float[] values) throws IOException {
		for (Box each : chunks(box)) {
			float[] chunk = new float[chunkSize().voxels()];
			copy(values, 0, box.size(), box.start(), chunk, 0, chunkSize(), each.start(), common(each, box));
			ByteBuffer bytes = ByteBuffer.allocate(chunk.length * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
			for (float value : chunk) {
				if (type == ElementType.UINT8) bytes.put((byte) (int) value);
				else bytes.putFloat(value);
			}
			store.put(keys.of(numbers(leading, each)), Compression.pack(bytes.array()));
		}
	}

	// -- Internal methods --

	private static ZarrArray second(Store store, String path, Map<?, ?> metadata) {
		String name = String.valueOf(metadata.get("dtype"));
		if (metadata.get("filters") instanceof List<?> filters && !filters.isEmpty() || !"C".equals(metadata.get("order"))) throw new UserException(
			"The OME-Zarr has filters or another order of its axes, which cannot be read here. Save it without.");
		Object compressor = metadata.get("compressor") instanceof Map<?, ?> named ? named.get("id") : null;
		ChunkKeys keys = keys(path, 2, metadata.get("dimension_separator") instanceof String given ? given : ".");
		return new ZarrArray(store, keys, files(store, keys), integers(metadata.get("shape")), integers(metadata.get("chunks")), ElementType.of(name), name
			.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, List.of(Compression.of(compressor)), (float) Json.number(metadata.get("fill_value"),
				0));
	}

	private static ZarrArray third(Store store, String path, Map<?, ?> metadata) {
		Map<?, ?> encoding = (Map<?, ?>) metadata.get("chunk_key_encoding");
		boolean plain = "v2".equals(encoding.get("name"));
		ChunkKeys keys = keys(path, plain ? 2 : 3, Json.configuration(encoding).get("separator") instanceof String given ? given : plain ? "." : "/");
		ChunkSource chunks = files(store, keys);
		int[] chunk = integers(Json.configuration((Map<?, ?>) metadata.get("chunk_grid")).get("chunk_shape"));
		List<?> codecs = (List<?>) metadata.get("codecs");
		if (codecs.size() == 1 && SHARDS.equals(((Map<?, ?>) codecs.get(0)).get("name"))) {
			Map<?, ?> sharding = Json.configuration((Map<?, ?>) codecs.get(0));
			int[] shard = chunk;
			int[] inner = integers(sharding.get("chunk_shape"));
			chunks = new Shards(store, keys, IntStream.range(0, shard.length).map(axis -> shard[axis] / inner[axis]).toArray(), Shards.Index.of(
				(List<?>) sharding.get("index_codecs"), sharding.get("index_location")));
			chunk = inner;
			codecs = (List<?>) sharding.get("codecs");
		}
		List<Compression> packing = new ArrayList<>();
		ByteOrder order = ByteOrder.LITTLE_ENDIAN;
		for (Object each : codecs) {
			Map<?, ?> codec = (Map<?, ?>) each;
			Optional<ByteOrder> named = ElementType.order(codec);
			if (named.isPresent()) order = named.get();
			else packing.add(Compression.of(codec.get("name")));
		}
		return new ZarrArray(store, keys, chunks, integers(metadata.get("shape")), chunk, ElementType.of((String) metadata.get("data_type")), order, packing,
			(float) Json.number(metadata.get("fill_value"), 0));
	}

	private static ChunkKeys keys(String path, int format, String separator) {
		return new ChunkKeys(path + "/" + (format == 3 ? "c" + separator : ""), separator);
	}

	/** Each chunk a file of its own. */
	private static ChunkSource files(Store store, ChunkKeys keys) {
		return numbers -> store.get(keys.of(numbers));
	}

	private static int[] integers(Object list) {
		return ((List<?>) list).stream().mapToInt(number -> Math.toIntExact(((Number) number).longValue())).toArray();
	}

	private Extent chunkSize() {
		return new Extent(chunk[rank() - 1], chunk[rank() - 2], chunk[rank() - 3]);
	}

	/** The chunks that have voxels in common with a box, as whole chunks. */
	private List<Box> chunks(Box box) {
		Extent size = chunkSize();
		List<Box> chunks = new ArrayList<>();
		for (int z = box.start().z() / size.z() * size.z(); z < box.end(2); z += size.z())
			for (int y = box.start().y() / size.y() * size.y(); y < box.end(1); y += size.y())
				for (int x = box.start().x() / size.x() * size.x(); x < box.end(0); x += size.x())
					chunks.add(new Box(new Extent(x, y, z), size));
		return chunks;
	}

	private static Box common(Box chunk, Box box) {
		Box common = box;
		for (int axis = 0; axis < 3; axis++)
			common = common.with(axis, Math.max(chunk.start().along(axis), box.start().along(axis)), Math.min(chunk.end(axis), box.end(axis)));
		return common;
	}

	/** Where inside a chunk the volume of those indices begins. */
	private int within(int[] leading) {
		int index = 0;
		for (int axis = 0; axis < leading.length; axis++)
			index = index * chunk[axis] + leading[axis] % chunk[axis];
		return index * chunkSize().voxels();
	}

	private static void copy(float[] from, int fromFirst, Extent fromSize, Extent fromStart, float[] to, int toFirst, Extent toSize, Extent toStart, Box part) {
		for (int z = part.start().z(); z < part.end(2); z++)
			for (int y = part.start().y(); y < part.end(1); y++)
				System.arraycopy(from, fromFirst + fromSize.index(part.start().x() - fromStart.x(), y - fromStart.y(), z - fromStart.z()), to, toFirst + toSize.index(
					part.start().x() - toStart.x(), y - toStart.y(), z - toStart.z()), part.size().x());
	}

	private float[] chunk(int[] leading, Box at) {
		try {
			byte[] bytes = chunks.packed(numbers(leading, at));
			if (bytes == null) {
				float[] empty = new float[Arrays.stream(chunk).reduce(1, Math::multiplyExact)];
				Arrays.fill(empty, fill);
				return empty;
			}
			for (int i = packing.size() - 1; i >= 0; i--)
				bytes = packing.get(i).unpack(bytes);
			return type.floats(bytes, order);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Of a chunk, along each axis. */
	private int[] numbers(int[] leading, Box at) {
		int[] numbers = new int[rank()];
		for (int axis = 0; axis < leading.length; axis++)
			numbers[axis] = leading[axis] / chunk[axis];
		for (int axis = 0; axis < 3; axis++)
			numbers[rank() - 1 - axis] = at.start().along(axis) / chunkSize().along(axis);
		return numbers;
	}
}
