package io.github.oneslice.files;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import ij.ImagePlus;
import ij.ImageStack;

/**
 * What an image that we write is signed with: a checksum of its voxels and of the name of the image it is a result of. A
 * file that somebody corrected by hand, or that belongs to another image, no longer fits it.
 */
final class Signature {

	private static final String KEY = "OneSlice";

	private Signature() {}

	static void sign(ImagePlus image, String source) {
		image.setProp(KEY, of(image, source));
	}

	/** Whether a file holds a result for that image as we wrote it. */
	static boolean isOf(File file, String source) {
		if (!ImageFiles.readable(file)) return false;
		try {
			ImagePlus image = ImageFiles.open(file);
			return of(image, source).equals(image.getProp(KEY));
		}
		catch (RuntimeException e) {
			return false; // whatever it is, it is not ours
		}
	}

	private static String of(ImagePlus image, String source) {
		CRC32 sum = new CRC32();
		sum.update(source.getBytes(StandardCharsets.UTF_8));
		ImageStack stack = image.getStack();
		for (int i = 1; i <= stack.getSize(); i++)
			sum.update(bytes(stack.getPixels(i)));
		return Long.toHexString(sum.getValue());
	}

	private static byte[] bytes(Object pixels) {
		if (pixels instanceof byte[] bytes) return bytes;
		if (pixels instanceof float[] floats) {
			ByteBuffer buffer = ByteBuffer.allocate(floats.length * Float.BYTES);
			buffer.asFloatBuffer().put(floats);
			return buffer.array();
		}
		return new byte[0]; // of no other type are results
	}
}
