package io.github.oneslice.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.github.oneslice.image.Extent;
import io.github.oneslice.settings.Augmentation;

/**
 * Where a patch lies in a volume: voxel p of the patch is at A p + b + d(p) of the volume.
 *
 * @param size width, height and depth of the patch
 * @param matrix A, row by row
 * @param offset b
 * @param deformation d
 */
record Placement(Extent size, double[] matrix, double[] offset, Deformation deformation) {

	/**
	 * How far a patch is turned and scaled at the most.
	 *
	 * @param turn degrees in the slice
	 * @param tilt degrees out of the slice
	 * @param scale natural logarithm of the factor for all axes
	 * @param aspect the same for each axis by itself
	 */
	private record Limits(double turn, double tilt, double scale, double aspect) {

		static final Limits SMALL = new Limits(10, 5, 0.12, 0.06);
		static final Limits LARGE = new Limits(15, 10, 0.18, 0.1);
	}

	/** A patch drawn at random from a volume, turned, flipped or deformed as the augmentation says. */
	static Placement random(Extent patch, Extent volume, Augmentation augmentation, double[] voxelSize, RandomGenerator random) {
		double[] matrix = switch (augmentation) {
			case TURNS -> turn(random);
			case AFFINE -> affine(Limits.SMALL, voxelSize, random);
			case ELASTIC -> affine(Limits.LARGE, voxelSize, random);
			case NONE -> identity();
			case AUTO -> throw new IllegalArgumentException("What is to be done depends on the volume.");
		};
		double[] offset = new double[3];
		for (int d = 0; d < 3; d++) {
			// The centre is drawn so that the unturned patch lies inside, or holds the whole volume.
			double slack = Math.max(0, volume.along(d) - patch.along(d));
			double centre = (volume.along(d) - 1) / 2.0 + (slack == 0 ? 0 : Math.rint(random.nextDouble() * slack) - slack / 2);
			offset[d] = centre;
			for (int e = 0; e < 3; e++)
				offset[d] -= matrix[3 * d + e] * (patch.along(e) - 1) / 2.0;
		}
		return new Placement(patch, matrix, offset, augmentation == Augmentation.ELASTIC ? Deformation.random(patch, voxelSize, random) : Deformation.NONE);
	}

	/** Trilinear interpolation; beyond the edge the edge's value. */
	float[] sample(float[] volume, Extent volumeSize) {
		float[] patch = new float[size.voxels()];
		int[] low = new int[3];
		int[] high = new int[3];
		double[] fraction = new double[3];
		visit((i, x, y, z) -> {
			split(0, x, volumeSize, low, high, fraction);
			split(1, y, volumeSize, low, high, fraction);
			split(2, z, volumeSize, low, high, fraction);
			int sx = volumeSize.x();
			int sxy = sx * volumeSize.y();
			double front = plane(volume, low[2] * sxy, sx, low, high, fraction);
			double back = fraction[2] == 0 ? front : plane(volume, high[2] * sxy, sx, low, high, fraction);
			patch[i] = (float) (front + fraction[2] * (back - front));
		});
		return patch;
	}

	/** Index of the nearest voxel of the volume for each voxel of the patch; −1 outside. */
	int[] nearest(Extent volumeSize) {
		int[] indices = new int[size.voxels()];
		visit((i, x, y, z) -> {
			int vx = (int) Math.rint(x);
			int vy = (int) Math.rint(y);
			int vz = (int) Math.rint(z);
			boolean inside = vx >= 0 && vy >= 0 && vz >= 0 && vx < volumeSize.x() && vy < volumeSize.y() && vz < volumeSize.z();
			indices[i] = inside ? vx + volumeSize.x() * (vy + volumeSize.y() * vz) : -1;
		});
		return indices;
	}

	private interface Visitor {

		void visit(int index, double x, double y, double z);
	}

	private void visit(Visitor visitor) {
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++)
					visitor.visit(i, position(0, x, y, z, i), position(1, x, y, z, i), position(2, x, y, z, i));
	}

	private double position(int d, int x, int y, int z, int voxel) {
		return offset[d] + matrix[3 * d] * x + matrix[3 * d + 1] * y + matrix[3 * d + 2] * z + deformation.along(d, voxel);
	}

	private static void split(int d, double position, Extent size, int[] low, int[] high, double[] fraction) {
		double inside = Math.max(0, Math.min(size.along(d) - 1, position));
		low[d] = (int) inside;
		high[d] = Math.min(size.along(d) - 1, low[d] + 1);
		fraction[d] = inside - low[d];
	}

	private static double plane(float[] volume, int start, int sx, int[] low, int[] high, double[] fraction) {
		int upper = start + low[1] * sx;
		int lower = start + high[1] * sx;
		double top = volume[upper + low[0]] + fraction[0] * (volume[upper + high[0]] - volume[upper + low[0]]);
		double bottom = volume[lower + low[0]] + fraction[0] * (volume[lower + high[0]] - volume[lower + low[0]]);
		return top + fraction[1] * (bottom - top);
	}

	private static double[] identity() {
		return new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 };
	}

	/** A turn by a multiple of 90° in the slice, and a flip of each of its axes or none. */
	private static double[] turn(RandomGenerator random) {
		int quarters = random.nextInt(4);
		int[] cosine = { 1, 0, -1, 0 };
		int[] sine = { 0, 1, 0, -1 };
		int flip = random.nextBoolean() ? -1 : 1;
		return new double[] { flip * cosine[quarters], -flip * sine[quarters], 0, sine[quarters], cosine[quarters], 0, 0, 0, 1 };
	}

	/** Rotation and scaling in physical space. */
	private static double[] affine(Limits limits, double[] voxelSize, RandomGenerator random) {
		double[] result = rotation(0, 1, uniform(random, Math.toRadians(limits.turn)));
		result = product(result, rotation(0, 2, uniform(random, Math.toRadians(limits.tilt))));
		result = product(result, rotation(1, 2, uniform(random, Math.toRadians(limits.tilt))));
		double common = Math.exp(uniform(random, limits.scale));
		for (int column = 0; column < 3; column++) {
			double scale = common * Math.exp(uniform(random, limits.aspect));
			for (int row = 0; row < 3; row++)
				result[3 * row + column] *= scale * voxelSize[column] / voxelSize[row];
		}
		return result;
	}

	private static double uniform(RandomGenerator random, double limit) {
		return (2 * random.nextDouble() - 1) * limit;
	}

	private static double[] rotation(int a, int b, double angle) {
		double[] result = identity();
		result[4 * a] = result[4 * b] = Math.cos(angle);
		result[3 * a + b] = -Math.sin(angle);
		result[3 * b + a] = Math.sin(angle);
		return result;
	}

	private static double[] product(double[] a, double[] b) {
		double[] result = new double[9];
		Arrays.setAll(result, i -> a[i / 3 * 3] * b[i % 3] + a[i / 3 * 3 + 1] * b[3 + i % 3] + a[i / 3 * 3 + 2] * b[6 + i % 3]);
		return result;
	}
}
