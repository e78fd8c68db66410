package io.github.oneslice.spark.zarr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

	@Test
	void whatIsPackedOtherwiseIsTold() {
		store.text("s/zarr.json", "{\"zarr_format\":3,\"node_type\":\"array\",\"shape\":[6,5,7],\"data_type\":\"uint8\",\"chunk_grid\":{\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[6,5,7]}},"
			+ "\"chunk_key_encoding\":{\"name\":\"default\"},\"fill_value\":0,\"codecs\":[{\"name\":\"sharding_indexed\"}]}");
		String message = assertThrows(UserException.class, () -> ZarrArray.open(store, "s")).getMessage();
		assertTrue(message.contains("\"sharding_indexed\", which cannot be read here"), message);
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
