package io.github.oneslice.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Checksum;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.oneslice.files.AtomicFiles;

/**
 * Named arrays and a few lines of text in one file, in the safetensors format: the length of a JSON header, the header with
 * type, shape and place of each array, and the arrays one after the other, little-endian. Reading such a file runs nothing.
 * Arrays are stored as vectors.
 *
 * @param text by name
 * @param floats arrays of 32-bit numbers (F32) by name
 * @param bytes arrays of unsigned bytes (U8) by name; none has the name of one of the floats
 */
public record TensorFile(Map<String, String> text, Map<String, float[]> floats, Map<String, byte[]> bytes) {

	private static final String TEXT = "__metadata__";
	private static final int MOST_HEADER_BYTES = 100_000_000;
	private static final int CHUNK = 1 << 16;

	/** Only floats, as a model's weights are. */
	public static TensorFile ofFloats(Map<String, float[]> floats) {
		return new TensorFile(Map.of(), floats, Map.of());
	}

	/** Writes the file whole or not at all. */
	public void write(File file) {
		write(file, new CRC32());
	}

	/** @param checksum takes up all bytes of the file */
	void write(File file, Checksum checksum) {
		AtomicFiles.write(file, out -> write(new CheckedOutputStream(out, checksum)));
	}

	/** @throws IOException if the file cannot be read, or is not of this format */
	public static TensorFile read(File file) throws IOException {
		return read(file, new CRC32());
	}

	/** @param checksum takes up all bytes of the file */
	static TensorFile read(File file, Checksum checksum) throws IOException {
		long length = file.length();
		try (DataInputStream in = new DataInputStream(new CheckedInputStream(Files.newInputStream(file.toPath()), checksum))) {
			long headerLength = Long.reverseBytes(in.readLong());
			if (headerLength < 2 || headerLength > Math.min(MOST_HEADER_BYTES, length - Long.BYTES)) throw new IOException("no header");
			Map<?, ?> header = (Map<?, ?>) new JsonSlurper().parse(in.readNBytes((int) headerLength), "UTF-8");
			TensorFile result = new TensorFile(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
			long place = 0;
			for (Map.Entry<?, ?> entry : header.entrySet())
				if (entry.getKey().equals(TEXT)) ((Map<?, ?>) entry.getValue()).forEach((name, value) -> result.text.put((String) name,
					(String) value));
				else place = result.readArray((String) entry.getKey(), (Map<?, ?>) entry.getValue(), place, length - Long.BYTES - headerLength, in);
			in.transferTo(OutputStream.nullOutputStream());
			return result;
		}
		catch (RuntimeException e) { // the reader of JSON throws many kinds
			throw new IOException("its header cannot be read", e);
		}
		catch (EOFException e) {
			throw new IOException("it is cut off", e);
		}
	}

	private void write(OutputStream out) throws IOException {
		Map<String, Object> header = new LinkedHashMap<>();
		if (!text.isEmpty()) header.put(TEXT, text);
		long place = 0;
		for (Map.Entry<String, float[]> entry : floats.entrySet())
			place = describe(header, entry.getKey(), "F32", entry.getValue().length, place, Float.BYTES);
		for (Map.Entry<String, byte[]> entry : bytes.entrySet())
			place = describe(header, entry.getKey(), "U8", entry.getValue().length, place, 1);
		byte[] json = JsonOutput.toJson(header).getBytes(StandardCharsets.UTF_8);
		out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
		out.write(json);
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (float[] values : floats.values())
			for (int start = 0; start < values.length; start += CHUNK) {
				int count = Math.min(CHUNK, values.length - start);
				chunk.asFloatBuffer().put(values, start, count);
				out.write(chunk.array(), 0, count * Float.BYTES);
			}
		for (byte[] values : bytes.values())
			out.write(values);
	}

	private static long describe(Map<String, Object> header, String name, String type, int length, long place, int size) {
		long end = place + (long) length * size;
		// Not Map.of, whose order differs from run to run: the same values are to make the same file.
		Map<String, Object> array = new LinkedHashMap<>();
		array.put("dtype", type);
		array.put("shape", List.of(length));
		array.put("data_offsets", List.of(place, end));
		header.put(name, array);
		return end;
	}

	private long readArray(String name, Map<?, ?> description, long place, long available, DataInputStream in) throws IOException {
		List<?> offsets = (List<?>) description.get("data_offsets");
		long start = ((Number) offsets.get(0)).longValue();
		long end = ((Number) offsets.get(1)).longValue();
		if (start != place || end < start || end > available) throw new IOException("its arrays are not where they should be");
		byte[] values = in.readNBytes(Math.toIntExact(end - start));
		if (values.length < end - start) throw new EOFException();
		switch ((String) description.get("dtype")) {
			case "U8" -> bytes.put(name, values);
			case "F32" -> {
				float[] numbers = new float[values.length / Float.BYTES];
				ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
				floats.put(name, numbers);
			}
			default -> throw new IOException("it holds arrays of a type that is not known");
		}
		return end;
	}
}
