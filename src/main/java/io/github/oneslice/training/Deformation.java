package io.github.oneslice.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.github.oneslice.image.Extent;

/**
 * A smooth random deformation of a patch: control points lie on a coarse grid and are moved at random, and between them cubic
 * B-splines tell how far each voxel moves (free-form deformation, Rueckert et al. 1999).
 */
final class Deformation {

	/** Nothing moves. */
	static final Deformation NONE = new Deformation(null);

	/** From one control point to the next, in edges of a voxel where it is shortest. */
	private static final double SPACING = 16;
	/** Standard deviation of how far a control point moves along an axis, in the same edges; a voxel moves a third as far. */
	private static final double SPREAD = 3.6;

	/** In voxels, by axis; x fastest. Null where nothing moves. */
	private final float[][] displacement;

	private Deformation(float[][] displacement) {
		this.displacement = displacement;
	}

	static Deformation random(Extent patch, double[] voxelSize, RandomGenerator random) {
		double edge = Arrays.stream(voxelSize).min().orElseThrow();
		double[] spacing = Arrays.stream(voxelSize).map(length -> SPACING * edge / length).toArray();
		float[][] displacement = new float[3][];
		for (int axis = 0; axis < 3; axis++)
			displacement[axis] = patch.along(axis) == 1 ? new float[patch.voxels()] : smooth(patch, spacing, SPREAD * edge / voxelSize[axis], random);
		return new Deformation(displacement);
	}

	/** How far a voxel of the patch moves along an axis of the volume, in voxels. */
	double along(int axis, int voxel) {
		return displacement == null ? 0 : displacement[axis][voxel];
	}

	private static float[] smooth(Extent patch, double[] spacing, double spread, RandomGenerator random) {
		int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = (int) Math.ceil(patch.along(axis) / spacing[axis]) + 3;
		float[] values = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (spread * random.nextGaussian());
		for (int axis = 2; axis >= 0; axis--) {
			values = interpolated(values, size, axis, patch.along(axis), spacing[axis]);
			size[axis] = patch.along(axis);
		}
		return values;
	}

	/** Along one axis, from control points to voxels. */
	static float[] interpolated(float[] values, int[] size, int axis, int length, double spacing) {
		int inner = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
		int outer = values.length / (inner * size[axis]);
		float[] result = new float[outer * length * inner];
		for (int position = 0; position < length; position++) {
			int first = (int) (position / spacing);
			float[] weights = cubic((float) (position / spacing - first));
			for (int o = 0; o < outer; o++) {
				int from = (o * size[axis] + first) * inner;
				int to = (o * length + position) * inner;
				for (int i = 0; i < inner; i++)
					result[to + i] = weights[0] * values[from + i] + weights[1] * values[from + inner + i] + weights[2] * values[from + 2 * inner + i]
						+ weights[3] * values[from + 3 * inner + i];
			}
		}
		return result;
	}

	/** The weights of four control points, t of the way from the second to the third. */
	private static float[] cubic(float t) {
		float s = 1 - t;
		return new float[] { s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6, t * t * t / 6 };
	}
}
