package io.github.oneslice.image;

import java.util.Arrays;

/**
 * A 2-D or 3-D grid with a margin of one voxel on every side, so that the neighbours of any inner voxel are reached by
 * adding a fixed offset to its index, and the margin stops a flood. Both arrays are in x-fastest order.
 */
final class PaddedGrid {

	private final int width;
	private final int height;
	private final int depth;
	private final int rowStride;
	private final int planeStride;
	private final int depthMargin;

	/** @param size width and height, or width, height and depth */
	PaddedGrid(int[] size) {
		if (size.length != 2 && size.length != 3)
			throw new IllegalArgumentException("A grid has two or three dimensions, but this has " + size.length + ".");
		width = size[0];
		height = size[1];
		depth = size.length == 3 ? size[2] : 1;
		depthMargin = size.length == 3 ? 1 : 0;
		rowStride = width + 2;
		planeStride = Math.multiplyExact(rowStride, height + 2);
	}

	/** A copy with a margin of zeros. */
	byte[] pad(byte[] values) {
		if (values.length != width * height * depth)
			throw new IllegalArgumentException("Expected " + width * height * depth + " voxels, but there are " + values.length + ".");
		byte[] padded = new byte[Math.multiplyExact(planeStride, depth + 2 * depthMargin)];
		for (int row = 0; row < height * depth; row++)
			System.arraycopy(values, row * width, padded, paddedRow(row), width);
		return padded;
	}

	/** The inner part of a padded array. */
	byte[] crop(byte[] padded) {
		byte[] values = new byte[width * height * depth];
		for (int row = 0; row < height * depth; row++)
			System.arraycopy(padded, paddedRow(row), values, row * width, width);
		return values;
	}

	/** Index of the inner voxel (x, y, z) in a padded array. */
	int index(int x, int y, int z) {
		return (z + depthMargin) * planeStride + (y + 1) * rowStride + x + 1;
	}

	/** What to add to a padded index to reach each neighbour. */
	int[] offsets(Connectivity connectivity) {
		int[] offsets = new int[26];
		int count = 0;
		for (int z = -depthMargin; z <= depthMargin; z++)
			for (int y = -1; y <= 1; y++)
				for (int x = -1; x <= 1; x++) {
					int distance = Math.abs(x) + Math.abs(y) + Math.abs(z);
					if (distance == 1 || distance > 1 && connectivity == Connectivity.CORNERS)
						offsets[count++] = z * planeStride + y * rowStride + x;
				}
		return Arrays.copyOf(offsets, count);
	}

	/**
	 * Clears the connected voxels that hold the value of the seed, and lists them.
	 *
	 * @param open a padded array; the voxels met are set to 0
	 * @param seed padded index of a voxel that is not 0
	 * @param offsets from {@link #offsets}
	 * @param list receives the padded indices of the voxels met
	 * @param start where in {@code list} to begin
	 * @return where in {@code list} the voxels end
	 */
	static int flood(byte[] open, int seed, int[] offsets, int[] list, int start) {
		byte value = open[seed];
		int end = start;
		open[seed] = 0;
		list[end++] = seed;
		for (int next = start; next < end; next++)
			for (int offset : offsets) {
				int neighbour = list[next] + offset;
				if (open[neighbour] != value) continue;
				open[neighbour] = 0;
				list[end++] = neighbour;
			}
		return end;
	}

	private int paddedRow(int row) {
		return index(0, row % height, row / height);
	}
}
