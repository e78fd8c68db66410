package io.github.oneslice.evaluation;

import java.util.Arrays;

/**
 * A box within a volume. Surfaces and the distances between them stay the same when both masks are cropped to it.
 *
 * @param whole width, height and depth of the volume
 * @param min its first voxel along x, y and z
 * @param size its width, height and depth
 */
record BoundingBox(int[] whole, int[] min, int[] size) {

	/** The smallest box that holds two masks, of which one at least has a voxel. */
	static BoundingBox ofEither(boolean[] first, boolean[] second, int[] size) {
		int[] min = size.clone();
		int[] max = { -1, -1, -1 };
		for (int z = 0, i = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++)
				for (int x = 0; x < size[0]; x++, i++)
					if (first[i] || second[i]) include(x, y, z, min, max);
		int[] extent = new int[3];
		Arrays.setAll(extent, axis -> max[axis] - min[axis] + 1);
		return new BoundingBox(size, min, extent);
	}

	boolean[] crop(boolean[] mask) {
		boolean[] cropped = new boolean[size[0] * size[1] * size[2]];
		for (int z = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++) {
				int from = min[0] + whole[0] * (min[1] + y + whole[1] * (min[2] + z));
				System.arraycopy(mask, from, cropped, size[0] * (y + size[1] * z), size[0]);
			}
		return cropped;
	}

	private static void include(int x, int y, int z, int[] min, int[] max) {
		int[] position = { x, y, z };
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = Math.min(min[axis], position[axis]);
			max[axis] = Math.max(max[axis], position[axis]);
		}
	}
}
