package io.github.oneslice.image;

/**
 * Binary morphology on 2-D masks, size (width, height), x fastest. All beyond the image is background, as
 * {@code scipy.ndimage} has it by default, so erosion eats into what touches the border. Closing works as on the
 * unbounded plane: what dilation pushes over the border helps the erosion after it, so that it never takes a pixel away.
 */
public final class Morphology {

	private Morphology() {}

	/** Set where the element, centred there, lies wholly on the mask. */
	public static boolean[] erode(boolean[] mask, int[] size, StructuringElement element) {
		boolean[] met = meets(mask, size, element, false);
		for (int i = 0; i < met.length; i++)
			met[i] = !met[i];
		return met;
	}

	/** Set where the element, centred there, touches the mask. */
	public static boolean[] dilate(boolean[] mask, int[] size, StructuringElement element) {
		return meets(mask, size, element, true);
	}

	/**
	 * Erodes some times, then dilates as often. Opening is idempotent, so this is no repeated opening: it is one opening by
	 * the element dilated by itself {@code times} − 1 times.
	 */
	public static boolean[] open(boolean[] mask, int[] size, StructuringElement element, int times) {
		boolean[] opened = mask.clone();
		for (int i = 0; i < times; i++)
			opened = erode(opened, size, element);
		for (int i = 0; i < times; i++)
			opened = dilate(opened, size, element);
		return opened;
	}

	/** Dilates some times, then erodes as often; see {@link #open}. */
	public static boolean[] close(boolean[] mask, int[] size, StructuringElement element, int times) {
		int margin = element.radius() * times;
		int[] wide = { size[0] + 2 * margin, size[1] + 2 * margin };
		boolean[] closed = new boolean[Math.multiplyExact(wide[0], wide[1])];
		for (int y = 0; y < size[1]; y++)
			System.arraycopy(mask, y * size[0], closed, (y + margin) * wide[0] + margin, size[0]);
		for (int i = 0; i < times; i++)
			closed = dilate(closed, wide, element);
		for (int i = 0; i < times; i++)
			closed = erode(closed, wide, element);
		boolean[] cropped = new boolean[mask.length];
		for (int y = 0; y < size[1]; y++)
			System.arraycopy(closed, (y + margin) * wide[0] + margin, cropped, y * size[0], size[0]);
		return cropped;
	}

	/** Set where the element, centred there, meets at least one pixel of the given value. */
	private static boolean[] meets(boolean[] mask, int[] size, StructuringElement element, boolean value) {
		boolean[] met = new boolean[mask.length];
		for (int y = 0; y < size[1]; y++)
			for (int x = 0; x < size[0]; x++)
				met[y * size[0] + x] = meets(mask, size, element, value, x, y);
		return met;
	}

	private static boolean meets(boolean[] mask, int[] size, StructuringElement element, boolean value, int x, int y) {
		int radius = element.radius();
		for (int dy = -radius; dy <= radius; dy++)
			for (int dx = -radius; dx <= radius; dx++) {
				if (!element.contains(dx, dy)) continue;
				int column = x + dx;
				int row = y + dy;
				boolean inside = column >= 0 && row >= 0 && column < size[0] && row < size[1];
				if ((inside && mask[row * size[0] + column]) == value) return true;
			}
		return false;
	}
}
