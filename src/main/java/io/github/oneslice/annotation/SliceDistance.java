package io.github.oneslice.annotation;

import java.util.Arrays;
import java.util.List;

import io.github.oneslice.image.Extent;

/** How far voxels are from what is annotated, counted in slices. */
public final class SliceDistance {

	private SliceDistance() {}

	/**
	 * For each voxel the number of slices to the nearest annotated slice, whichever axis that lies across: min over slices
	 * s of |position along the axis of s − index of s|.
	 *
	 * @param size width, height and depth
	 * @return one number a voxel, x fastest; infinite everywhere if there is no slice
	 */
	public static float[] toNearest(List<AnnotatedSlice> slices, Extent size) {
		int[][] along = new int[3][];
		for (int axis = 0; axis < 3; axis++)
			along[axis] = alongAxis(slices, axis, size.along(axis));
		float[] distance = new float[size.voxels()];
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++) {
				int nearest = Math.min(along[1][y], along[2][z]);
				for (int x = 0; x < size.x(); x++, i++) {
					int steps = Math.min(nearest, along[0][x]);
					distance[i] = steps == Integer.MAX_VALUE ? Float.POSITIVE_INFINITY : steps;
				}
			}
		return distance;
	}

	private static int[] alongAxis(List<AnnotatedSlice> slices, int axis, int length) {
		int[] distance = new int[length];
		Arrays.fill(distance, Integer.MAX_VALUE);
		for (AnnotatedSlice slice : slices) {
			if (slice.axis().normal() != axis) continue;
			for (int i = 0; i < length; i++)
				distance[i] = Math.min(distance[i], Math.abs(i - slice.index()));
		}
		return distance;
	}
}
