package io.github.oneslice.image;

/**
 * Fills holes: background that no path over shared edges (2-D: 4 neighbours) or faces (3-D: 6 neighbours) joins to the
 * border of the image. Sizes are (width, height) or (width, height, depth); arrays are x fastest.
 */
public final class Holes {

	private Holes() {}

	/** The mask with its holes set. */
	public static boolean[] fill(boolean[] mask, int[] size) {
		return Masks.ofBytes(fill(Masks.toBytes(mask), size));
	}

	/**
	 * The labels with every hole of the background given to the label that touches it with the most faces; of equals to
	 * the smallest.
	 *
	 * @param labels unsigned bytes, 0 is background
	 */
	public static byte[] fill(byte[] labels, int[] size) {
		PaddedGrid grid = new PaddedGrid(size);
		int[] offsets = grid.offsets(Connectivity.FACES);
		byte[] filled = grid.pad(labels);
		byte[] background = new byte[labels.length];
		for (int i = 0; i < labels.length; i++)
			if (labels[i] == 0) background[i] = 1;
		byte[] open = grid.pad(background);
		int[] list = new int[labels.length];
		clearFromBorder(open, size, grid, offsets, list);
		for (int seed = 0; seed < open.length; seed++) {
			if (open[seed] == 0) continue;
			int end = PaddedGrid.flood(open, seed, offsets, list, 0);
			byte label = mostTouching(filled, list, end, offsets);
			for (int i = 0; i < end; i++)
				filled[list[i]] = label;
		}
		return grid.crop(filled);
	}

	private static void clearFromBorder(byte[] open, int[] size, PaddedGrid grid, int[] offsets, int[] list) {
		int width = size[0];
		int height = size[1];
		int depth = size.length == 3 ? size[2] : 1;
		for (int z = 0; z < depth; z++)
			for (int y = 0; y < height; y++) {
				boolean whole = y == 0 || y == height - 1 || size.length == 3 && (z == 0 || z == depth - 1);
				for (int x = 0; x < width; x += whole ? 1 : Math.max(1, width - 1)) {
					int seed = grid.index(x, y, z);
					if (open[seed] != 0) PaddedGrid.flood(open, seed, offsets, list, 0);
				}
			}
	}

	private static byte mostTouching(byte[] labels, int[] hole, int count, int[] offsets) {
		int[] touching = new int[256];
		for (int i = 0; i < count; i++)
			for (int offset : offsets)
				touching[Byte.toUnsignedInt(labels[hole[i] + offset])]++;
		int most = 1;
		for (int label = 2; label < 256; label++)
			if (touching[label] > touching[most]) most = label;
		return (byte) most;
	}
}
