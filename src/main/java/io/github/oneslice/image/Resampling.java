package io.github.oneslice.image;

/** Resampling of arrays, x fastest, so that both grids cover the same box. */
public final class Resampling {

	private Resampling() {}

	/**
	 * Linear interpolation along each axis; where the grid becomes coarser the kernel widens with it, so that nothing is
	 * aliased.
	 */
	public static float[] linear(float[] values, Extent from, Extent to) {
		float[] result = values;
		Extent size = from;
		for (int axis = 0; axis < 3; axis++) {
			if (size.along(axis) == to.along(axis)) continue;
			result = alongAxis(result, size, axis, to.along(axis));
			size = size.with(axis, to.along(axis));
		}
		return result == values ? values.clone() : result;
	}

	/** The nearest voxel. */
	public static byte[] nearest(byte[] labels, Extent from, Extent to) {
		int[][] source = new int[3][];
		for (int d = 0; d < 3; d++) {
			source[d] = new int[to.along(d)];
			for (int i = 0; i < to.along(d); i++)
				source[d][i] = Math.min(from.along(d) - 1, (int) ((i + 0.5) * from.along(d) / to.along(d)));
		}
		byte[] result = new byte[to.voxels()];
		for (int z = 0, i = 0; z < to.z(); z++)
			for (int y = 0; y < to.y(); y++) {
				int row = from.x() * (source[1][y] + from.y() * source[2][z]);
				for (int x = 0; x < to.x(); x++, i++)
					result[i] = labels[row + source[0][x]];
			}
		return result;
	}

	/**
	 * How much each sample along an axis counts for one sample of the resampled axis.
	 *
	 * @param first the first sample that counts; beyond either end the outermost stands for what is missing
	 * @param length samples along the axis
	 * @param values weights that sum to 1
	 */
	record Weights(int first, int length, float[] values) {

		int source(int i) {
			return Math.max(0, Math.min(length - 1, first + i));
		}

		/** The first sample that is there and counts. */
		int start() {
			return source(0);
		}

		/** The last sample that is there and counts. */
		int last() {
			return source(values.length - 1);
		}
	}

	static Weights weights(int from, int to, int index) {
		if (from == to) return new Weights(index, from, new float[] { 1 });
		double centre = (index + 0.5) * from / to - 0.5;
		double radius = Math.max(1, (double) from / to);
		int first = (int) Math.ceil(centre - radius);
		int last = (int) Math.floor(centre + radius);
		double total = 0;
		for (int j = first; j <= last; j++)
			total += 1 - Math.abs(j - centre) / radius;
		float[] values = new float[last - first + 1];
		for (int j = first; j <= last; j++)
			values[j - first] = (float) ((1 - Math.abs(j - centre) / radius) / total);
		return new Weights(first, from, values);
	}

	static void add(float[] values, int from, float[] result, int to, int count, float weight) {
		if (weight == 0) return;
		for (int k = 0; k < count; k++)
			result[to + k] += weight * values[from + k];
	}

	private static float[] alongAxis(float[] values, Extent size, int axis, int length) {
		int inner = 1;
		for (int d = 0; d < axis; d++)
			inner *= size.along(d);
		int old = size.along(axis);
		int outer = values.length / (inner * old);
		float[] result = new float[inner * length * outer];
		for (int i = 0; i < length; i++) {
			Weights weights = weights(old, length, i);
			for (int j = 0; j < weights.values.length; j++)
				for (int o = 0; o < outer; o++)
					add(values, (o * old + weights.source(j)) * inner, result, (o * length + i) * inner, inner, weights.values[j]);
		}
		return result;
	}
}
