package io.github.oneslice.spark.zarr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.luben.zstd.Zstd;
import com.scalableminds.bloscjava.Blosc;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Box;
import io.github.oneslice.image.Extent;

class ZarrArrayTest {

	private static final Extent SIZE = new Extent(7, 5, 6);
	private static final Box INSIDE = new Box(new Extent(1, 2, 3), new Extent(5, 3, 2));

	private final InMemory store = new InMemory();

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void whatIsWrittenInBlocksIsReadInOthers(int format) throws IOException {
		float[] values = new float[SIZE.voxels()];
		for (int i = 0; i < values.length; i++)
			values[i] = i - 50.5f;
		ZarrArray.create(store, "0", format, new int[] { 2, 6, 5, 7 }, new int[] { 1, 2, 3, 4 }, ElementType.FLOAT32);
		ZarrArray array = ZarrArray.open(store, "0");
		for (Box box : Box.tiles(SIZE, new Extent(4, 3, 2)))
			array.write(new int[] { 1 }, box, part(values, box));
		assertEquals(SIZE, array.size());
		assertArrayEquals(values, array.read(new int[] { 1 }, Box.whole(SIZE)));
		assertArrayEquals(part(values, INSIDE), array.read(new int[] { 1 }, INSIDE));
		assertArrayEquals(new float[INSIDE.size().voxels()], array.read(new int[] { 0 }, INSIDE), "what was never written is 0");
		assertTrue(store.files.containsKey(format == 2 ? "0/1/2/1/1" : "0/c/1/2/1/1"), store.files.keySet().toString());
	}

	/** Two bytes an element, the first greater; one chunk, with both channels in it. */
	@ParameterizedTest
	@ValueSource(strings = { "null", "{\"id\":\"zlib\",\"level\":1}", "{\"id\":\"blosc\",\"cname\":\"lz4\",\"shuffle\":1}", "{\"id\":\"zstd\",\"level\":1}" })
	void readsWhatOthersPack(String compressor) throws IOException {
		byte[] bytes = new byte[2 * 2 * SIZE.voxels()];
		for (int i = 0; i < bytes.length / 2; i++) {
			bytes[2 * i] = (byte) (i * 200 >> 8);
			bytes[2 * i + 1] = (byte) (i * 200);
		}
		store.text("s/.zarray", "{\"zarr_format\":2,\"shape\":[2,6,5,7],\"chunks\":[2,6,5,7],\"dtype\":\">u2\",\"order\":\"C\",\"filters\":null,\"fill_value\":0,\"compressor\":"
			+ compressor + "}");
		store.put("s/0.0.0.0", compressor.contains("zlib") ? zlib(bytes) : compressor.contains("blosc") ? Blosc.compress(bytes, 2, Blosc.Compressor.LZ4, 5,
			Blosc.Shuffle.BYTE_SHUFFLE) : compressor.contains("zstd") ? Zstd.compress(bytes) : bytes);
		float[] read = ZarrArray.open(store, "s").read(new int[] { 1 }, INSIDE);
		assertEquals((SIZE.voxels() + SIZE.index(1, 2, 3)) * 200 % 65536, read[0]);
		assertEquals((SIZE.voxels() + SIZE.index(5, 4, 4)) * 200 % 65536, read[read.length - 1]);
	}

	/** Shards of 2 x 2 x 2 chunks of 2 x 3 x 4 elements, written as the specification of Zarr 3 says; one chunk is not there. */
	@ParameterizedTest
	@ValueSource(strings = { "end", "start" })
	void readsShards(String location) throws IOException {
		store.text("s/zarr.json", """
			{"zarr_format":3,"node_type":"array","shape":[6,5,7],"data_type":"uint8","fill_value":9,
			"chunk_grid":{"name":"regular","configuration":{"chunk_shape":[4,6,8]}},"chunk_key_encoding":{"name":"default","configuration":{"separator":"/"}},
			"codecs":[{"name":"sharding_indexed","configuration":{"chunk_shape":[2,3,4],"index_location":"%s","codecs":[{"name":"bytes"},{"name":"zstd"}],
			"index_codecs":[{"name":"bytes","configuration":{"endian":"little"}},{"name":"crc32c"}]}}]}""".formatted(location));
		store.put("s/c/0/0/0", shard(0, 5, location.equals("start")));
		float[] expected = new float[SIZE.voxels()];
		for (int z = 0; z < 6; z++)
			for (int y = 0; y < 5; y++)
				for (int x = 0; x < 7; x++)
					expected[SIZE.index(x, y, z)] = z >= 4 || z >= 2 && y < 3 && x >= 4 ? 9 : 40 * z + 8 * y + x;
		ZarrArray array = ZarrArray.open(store, "s");
		assertArrayEquals(expected, array.read(new int[0], Box.whole(SIZE)), "the second shard was never written");
		assertArrayEquals(part(expected, INSIDE), array.read(new int[0], INSIDE));
		store.put("s/c/1/0/0", shard(4, -1, location.equals("start")));
		assertEquals(40 * 5 + 8 * 4 + 6, ZarrArray.open(store, "s").read(new int[0], Box.whole(SIZE))[SIZE.voxels() - 1]);
	}

	/** The elements of a shard are 40 z + 8 y + x. */
	private static byte[] shard(int firstSlice, int missing, boolean indexFirst) throws IOException {
		ByteArrayOutputStream chunks = new ByteArrayOutputStream();
		int indexBytes = 8 * 16 + 4;
		ByteBuffer index = ByteBuffer.allocate(indexBytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int chunk = 0; chunk < 8; chunk++) {
			byte[] elements = new byte[2 * 3 * 4];
			for (int i = 0; i < elements.length; i++)
				elements[i] = (byte) (40 * (firstSlice + chunk / 4 * 2 + i / 12) + 8 * (chunk / 2 % 2 * 3 + i / 4 % 3) + chunk % 2 * 4 + i % 4);
			byte[] packed = Zstd.compress(elements);
			index.putLong(chunk == missing ? -1 : chunks.size() + (indexFirst ? indexBytes : 0)).putLong(chunk == missing ? -1 : packed.length);
			if (chunk != missing) chunks.write(packed);
		}
		CRC32C checksum = new CRC32C();
		checksum.update(index.array(), 0, index.position());
		index.putInt((int) checksum.getValue());
		ByteArrayOutputStream shard = new ByteArrayOutputStream();
		if (indexFirst) shard.write(index.array());
		chunks.writeTo(shard);
		if (!indexFirst) shard.write(index.array());
		return shard.toByteArray();
	}

	@Test
	void whatIsPackedOtherwiseIsTold() {
		store.text("s/zarr.json", "{\"zarr_format\":3,\"node_type\":\"array\",\"shape\":[6,5,7],\"data_type\":\"uint8\",\"chunk_grid\":{\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[6,5,7]}},"
			+ "\"chunk_key_encoding\":{\"name\":\"default\"},\"fill_value\":0,\"codecs\":[{\"name\":\"bytes\"},{\"name\":\"lossy\"}]}");
		String message = assertThrows(UserException.class, () -> ZarrArray.open(store, "s")).getMessage();
		assertTrue(message.contains("\"lossy\", which cannot be read here"), message);
		assertTrue(assertThrows(UserException.class, () -> ZarrArray.open(store, "t")).getMessage().contains("no array \"t\""));
	}

	private static float[] part(float[] values, Box box) {
		float[] part = new float[box.size().voxels()];
		int i = 0;
		for (int z = box.start().z(); z < box.end(2); z++)
			for (int y = box.start().y(); y < box.end(1); y++)
				for (int x = box.start().x(); x < box.end(0); x++)
					part[i++] = values[SIZE.index(x, y, z)];
		return part;
	}

	private static byte[] zlib(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream out = new DeflaterOutputStream(packed)) {
			out.write(bytes);
		}
		return packed.toByteArray();
	}
}
