package io.github.oneslice.image;

/** Boolean masks to and from bytes, one byte a voxel: 0 is outside, anything else inside. */
public final class Masks {

	private Masks() {}

	/** 1 where the mask is set, else 0. */
	public static byte[] toBytes(boolean[] mask) {
		byte[] bytes = new byte[mask.length];
		for (int i = 0; i < mask.length; i++)
			if (mask[i]) bytes[i] = 1;
		return bytes;
	}

	/** Set where the byte is not 0. */
	public static boolean[] ofBytes(byte[] bytes) {
		boolean[] mask = new boolean[bytes.length];
		for (int i = 0; i < bytes.length; i++)
			mask[i] = bytes[i] != 0;
		return mask;
	}

	/** Set where the byte is the given label, taken as unsigned. */
	public static boolean[] ofLabel(byte[] labels, int label) {
		boolean[] mask = new boolean[labels.length];
		for (int i = 0; i < labels.length; i++)
			mask[i] = Byte.toUnsignedInt(labels[i]) == label;
		return mask;
	}

	/** How many voxels are set. */
	public static int count(boolean[] mask) {
		int count = 0;
		for (boolean set : mask)
			if (set) count++;
		return count;
	}
}
