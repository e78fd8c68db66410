package io.github.oneslice.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Arrays of 32-bit numbers in the NPY format, version 1.0: a header that is a Python dictionary, then the numbers, little-endian. */
public final class NpyFile {

	private static final int ALIGNMENT = 64;
	/** Magic word, version and the length of the header. */
	private static final int PREFIX = 10;

	private NpyFile() {}

	/** @param shape length of each axis, slowest first */
	public static void write(OutputStream out, float[] values, long... shape) throws IOException {
		String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(
			", ")) + ",), }";
		int padding = ALIGNMENT - (PREFIX + text.length() + 1) % ALIGNMENT;
		byte[] header = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
		ByteBuffer bytes = ByteBuffer.allocate(PREFIX + header.length + Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0).putShort((short) header.length).put(header);
		bytes.asFloatBuffer().put(values);
		out.write(bytes.array());
	}
}
