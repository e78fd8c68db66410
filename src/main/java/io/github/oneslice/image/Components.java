package io.github.oneslice.image;

/**
 * Connected components of masks and label maps, in 2-D (size: width, height) or 3-D (width, height, depth), x fastest.
 * Time and memory are linear in the number of voxels.
 */
public final class Components {

	private Components() {}

	/**
	 * The largest connected component; among equally large ones the first in array order.
	 *
	 * @return a new mask, empty if the mask is
	 */
	public static boolean[] largest(boolean[] mask, int[] size, Connectivity connectivity) {
		return Masks.ofBytes(largestOfEachLabel(Masks.toBytes(mask), size, connectivity));
	}

	/**
	 * Keeps of every label its largest connected component and sets the rest to background (0). Voxels are connected when
	 * they are neighbours and hold the same label. Among equally large components the first in array order is kept.
	 *
	 * @param labels unsigned bytes, 0 is background
	 */
	public static byte[] largestOfEachLabel(byte[] labels, int[] size, Connectivity connectivity) {
		PaddedGrid grid = new PaddedGrid(size);
		int[] offsets = grid.offsets(connectivity);
		byte[] open = grid.pad(labels);
		int[] list = new int[labels.length];
		int[] start = new int[256];
		int[] length = new int[256];
		int end = 0;
		for (int seed = 0; seed < open.length; seed++) {
			if (open[seed] == 0) continue;
			int label = Byte.toUnsignedInt(open[seed]);
			int begin = end;
			end = PaddedGrid.flood(open, seed, offsets, list, begin);
			if (end - begin <= length[label]) continue;
			start[label] = begin;
			length[label] = end - begin;
		}
		byte[] kept = new byte[open.length];
		for (int label = 1; label < 256; label++)
			for (int i = start[label]; i < start[label] + length[label]; i++)
				kept[list[i]] = (byte) label;
		return grid.crop(kept);
	}
}
