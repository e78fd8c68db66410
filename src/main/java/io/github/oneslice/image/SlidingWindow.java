package io.github.oneslice.image;

import java.util.Arrays;

/**
 * Overlapping windows over a volume of any size: the class probabilities of each are averaged with weights that fall
 * smoothly towards the window's edge. Where the volume is smaller than a window, its edge is repeated.
 *
 * @param window width, height and depth
 * @param overlap part of a window that the next one covers too along each axis, 0 to below 1
 */
public record SlidingWindow(Extent window, double[] overlap) {

	/** Voxels of one window: bounds the memory of a pass. */
	public static final int VOXELS = 600_000;

	private static final double OVERLAP = 0.5;

	/** Predicts the class probabilities of one window. */
	@FunctionalInterface
	public interface Predictor {

		/**
		 * @param image x fastest
		 * @param size width, height and depth
		 * @return voxel by voxel the probability of each class
		 */
		float[] predict(float[] image, Extent size);
	}

	/**
	 * The largest window of at most so many voxels that a volume needs, and half a window of overlap. Slices that are seen
	 * for themselves need no overlap along z, and windows of few of them are as good as windows of many.
	 *
	 * @param multiples what width, height and depth of a window must be multiples of
	 */
	public static SlidingWindow covering(Extent size, int mostVoxels, Extent multiples) {
		Extent window = size;
		for (int d = 0; d < 3; d++)
			window = window.with(d, (size.along(d) + multiples.along(d) - 1) / multiples.along(d) * multiples.along(d));
		while ((long) window.x() * window.y() * window.z() > mostVoxels) {
			int longest = longest(window, multiples);
			if (window.along(longest) == multiples.along(longest)) break;
			window = window.with(longest, window.along(longest) - multiples.along(longest));
		}
		double[] overlap = { OVERLAP, OVERLAP, multiples.z() == 1 ? 0 : OVERLAP };
		return new SlidingWindow(window, overlap);
	}

	private static int longest(Extent window, Extent multiples) {
		if (multiples.z() == 1 && window.z() > 1) return 2;
		return window.x() >= window.y() && window.x() >= window.z() ? 0 : window.y() >= window.z() ? 1 : 2;
	}

	/**
	 * @param image z-scored grey values, x fastest
	 * @param checkpoint asked before each window; may throw to stop
	 * @return probability of each class, [class][voxel]
	 */
	public float[][] predict(float[] image, Extent size, int classes, Predictor predictor, Runnable checkpoint) {
		float[][] sum = new float[classes][size.voxels()];
		float[] weight = new float[sum[0].length];
		float[][] ramps = { ramp(0), ramp(1), ramp(2) };
		int[][] starts = { starts(size.x(), 0), starts(size.y(), 1), starts(size.z(), 2) };
		for (int z : starts[2])
			for (int y : starts[1])
				for (int x : starts[0]) {
					checkpoint.run();
					Extent start = new Extent(x, y, z);
					add(predictor.predict(cut(image, size, start), window), size, start, ramps, sum, weight);
				}
		for (float[] ofClass : sum)
			for (int i = 0; i < ofClass.length; i++)
				ofClass[i] /= weight[i];
		return sum;
	}

	private int[] starts(int length, int axis) {
		int last = length - window.along(axis);
		if (last <= 0) return new int[] { 0 };
		int step = Math.max(1, (int) (window.along(axis) * (1 - overlap[axis])));
		int count = (last + step - 1) / step + 1;
		int[] starts = new int[count];
		Arrays.setAll(starts, i -> Math.round((float) last * i / (count - 1)));
		return starts;
	}

	private float[] cut(float[] image, Extent size, Extent start) {
		float[] result = new float[window.voxels()];
		for (int z = 0, i = 0; z < window.z(); z++)
			for (int y = 0; y < window.y(); y++) {
				int row = size.x() * (Math.min(size.y() - 1, start.y() + y) + size.y() * Math.min(size.z() - 1, start.z() + z));
				for (int x = 0; x < window.x(); x++, i++)
					result[i] = image[row + Math.min(size.x() - 1, start.x() + x)];
			}
		return result;
	}

	private void add(float[] probability, Extent size, Extent start, float[][] ramps, float[][] sum, float[] weight) {
		int classes = sum.length;
		for (int z = 0; z < window.z() && start.z() + z < size.z(); z++)
			for (int y = 0; y < window.y() && start.y() + y < size.y(); y++)
				for (int x = 0; x < window.x() && start.x() + x < size.x(); x++) {
					int from = classes * (x + window.x() * (y + window.y() * z));
					int to = start.x() + x + size.x() * (start.y() + y + size.y() * (start.z() + z));
					float w = ramps[0][x] * ramps[1][y] * ramps[2][z];
					weight[to] += w;
					for (int c = 0; c < classes; c++)
						sum[c][to] += w * probability[from + c];
				}
	}

	/** Rises from the edge to the middle as a squared sine, never zero. */
	private float[] ramp(int axis) {
		float[] ramp = new float[window.along(axis)];
		for (int i = 0; i < ramp.length; i++) {
			double sine = Math.sin(Math.PI * (i + 0.5) / ramp.length);
			ramp[i] = (float) (0.01 + sine * sine);
		}
		return ramp;
	}
}
