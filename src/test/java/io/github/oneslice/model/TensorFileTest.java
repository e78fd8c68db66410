package io.github.oneslice.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {

	@TempDir
	Path folder;

	@Test
	void givesBackWhatWasWritten() throws IOException {
		Random random = new Random(1);
		Map<String, float[]> floats = new LinkedHashMap<>();
		for (int length : new int[] { 0, 1, 7, 70_000, 65_536 }) {
			float[] values = new float[length];
			for (int i = 0; i < length; i++)
				values[i] = (float) random.nextGaussian();
			floats.put("floats/" + length, values);
		}
		floats.put("odd", new float[] { Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE });
		byte[] bytes = new byte[300];
		random.nextBytes(bytes);
		File file = folder.resolve("a.safetensors").toFile();
		new TensorFile(Map.of("ünicode", "\"quoted\"\n"), floats, Map.of("bytes", bytes)).write(file);

		TensorFile read = TensorFile.read(file);
		assertEquals(Map.of("ünicode", "\"quoted\"\n"), read.text());
		assertEquals(floats.keySet(), read.floats().keySet());
		floats.forEach((name, values) -> assertArrayEquals(values, read.floats().get(name)));
		assertArrayEquals(bytes, read.bytes().get("bytes"));
	}

	/** Byte by byte as the format is published. */
	@Test
	void isTheFormatOthersRead() throws IOException {
		File file = folder.resolve("a.safetensors").toFile();
		TensorFile.ofFloats(Map.of("w", new float[] { 1, -2 })).write(file);
		ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file.toPath())).order(ByteOrder.LITTLE_ENDIAN);
		byte[] header = new byte[(int) written.getLong()];
		written.get(header);
		assertEquals("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", new String(header, StandardCharsets.UTF_8));
		assertEquals(1, written.getFloat());
		assertEquals(-2, written.getFloat());
		assertEquals(0, written.remaining());
	}

	@Test
	void whatIsCutOffIsRefusedWhereverItEnds() throws IOException {
		File file = folder.resolve("a.safetensors").toFile();
		new TensorFile(Map.of("a", "b"), Map.of("w", new float[] { 1, 2, 3 }), Map.of("l", new byte[5])).write(file);
		byte[] whole = Files.readAllBytes(file.toPath());
		for (int length = 0; length < whole.length; length++) {
			Files.write(file.toPath(), Arrays.copyOf(whole, length));
			assertThrows(IOException.class, () -> TensorFile.read(file));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"w\":1}", "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
		"{\"w\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,99999999999]}}",
		"{\"w\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
		"{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,0]}}" })
	void aHeaderThatLiesIsRefused(String header) throws IOException {
		byte[] json = header.getBytes(StandardCharsets.UTF_8);
		ByteBuffer file = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json);
		Path path = Files.write(folder.resolve("bad.safetensors"), file.array());
		assertThrows(IOException.class, () -> TensorFile.read(path.toFile()));
	}
}
