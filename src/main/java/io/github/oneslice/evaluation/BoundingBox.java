package io.github.oneslice.evaluation;

import io.github.oneslice.image.Extent;

/**
 * A box within a volume. Surfaces and the distances between them stay the same when both masks are cropped to it.
 *
 * @param whole width, height and depth of the volume
 * @param min its first voxel along x, y and z
 * @param size its width, height and depth
 */
record BoundingBox(Extent whole, int[] min, Extent size) {

	/** The smallest box that holds two masks, of which one at least has a voxel. */
	static BoundingBox ofEither(boolean[] first, boolean[] second, Extent size) {
		int[] min = size.toArray();
		int[] max = { -1, -1, -1 };
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++)
					if (first[i] || second[i]) include(x, y, z, min, max);
		return new BoundingBox(size, min, new Extent(max[0] - min[0] + 1, max[1] - min[1] + 1, max[2] - min[2] + 1));
	}

	boolean[] crop(boolean[] mask) {
		boolean[] cropped = new boolean[size.voxels()];
		for (int z = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++) {
				int from = min[0] + whole.x() * (min[1] + y + whole.y() * (min[2] + z));
				System.arraycopy(mask, from, cropped, size.x() * (y + size.y() * z), size.x());
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
