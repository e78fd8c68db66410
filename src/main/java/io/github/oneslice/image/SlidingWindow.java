package io.github.oneslice.image;

import java.util.Arrays;


/**
 * Overlapping windows over a volume of any size: the class probabilities of each are averaged with weights that fall
 * smoothly towards the window's edge. Where the volume is smaller than a window, its edge is repeated.
 *
 * @param window width, height and depth
 * @param overlap part of a window that the next one covers too along each axis, 0 to below 1
 */
public record SlidingWindow(int[] window, double[] overlap) {

	private static final double OVERLAP = 0.5;

	/** Predicts the class probabilities of one window. */
	@FunctionalInterface
	public interface Predictor {

		/**
		 * @param image x fastest
		 * @param size width, height and depth
		 * @return voxel by voxel the probability of each class
		 */
		float[] predict(float[] image, int[] size);
	}

	/**
	 * The largest window of at most so many voxels that a volume needs, and half a window of overlap. Slices that are seen
	 * for themselves need no overlap along z, and windows of few of them are as good as windows of many.
	 *
	 * @param multiples what width, height and depth of a window must be multiples of
	 */
	public static SlidingWindow covering(int[] size, int mostVoxels, int[] multiples) {
		int[] window = new int[3];
		for (int d = 0; d < 3; d++)
			window[d] = (size[d] + multiples[d] - 1) / multiples[d] * multiples[d];
		while ((long) window[0] * window[1] * window[2] > mostVoxels) {
			int longest = longest(window, multiples);
			if (window[longest] == multiples[longest]) break;
			window[longest] -= multiples[longest];
		}
		double[] overlap = { OVERLAP, OVERLAP, multiples[2] == 1 ? 0 : OVERLAP };
		return new SlidingWindow(window, overlap);
	}

	private static int longest(int[] window, int[] multiples) {
		if (multiples[2] == 1 && window[2] > 1) return 2;
		return window[0] >= window[1] && window[0] >= window[2] ? 0 : window[1] >= window[2] ? 1 : 2;
	}

	/**
	 * @param image z-scored grey values, x fastest
	 * @param checkpoint asked before each window; may throw to stop
	 * @return probability of each class, [class][voxel]
	 */
	public float[][] predict(float[] image, int[] size, int classes, Predictor predictor, Runnable checkpoint) {
		float[][] sum = new float[classes][Volumes.voxelCount(size)];
		float[] weight = new float[sum[0].length];
		int[][] starts = { starts(size[0], 0), starts(size[1], 1), starts(size[2], 2) };
		for (int z : starts[2])
			for (int y : starts[1])
				for (int x : starts[0]) {
					checkpoint.run();
					int[] start = { x, y, z };
					add(predictor.predict(cut(image, size, start), window), size, start, sum, weight);
				}
		for (float[] ofClass : sum)
			for (int i = 0; i < ofClass.length; i++)
				ofClass[i] /= weight[i];
		return sum;
	}

	private int[] starts(int length, int axis) {
		int last = length - window[axis];
		if (last <= 0) return new int[] { 0 };
		int step = Math.max(1, (int) (window[axis] * (1 - overlap[axis])));
		int count = (last + step - 1) / step + 1;
		int[] starts = new int[count];
		Arrays.setAll(starts, i -> Math.round((float) last * i / (count - 1)));
		return starts;
	}

	private float[] cut(float[] image, int[] size, int[] start) {
		float[] result = new float[window[0] * window[1] * window[2]];
		for (int z = 0, i = 0; z < window[2]; z++)
			for (int y = 0; y < window[1]; y++) {
				int row = size[0] * (Math.min(size[1] - 1, start[1] + y) + size[1] * Math.min(size[2] - 1, start[2] + z));
				for (int x = 0; x < window[0]; x++, i++)
					result[i] = image[row + Math.min(size[0] - 1, start[0] + x)];
			}
		return result;
	}

	private void add(float[] probability, int[] size, int[] start, float[][] sum, float[] weight) {
		int classes = sum.length;
		for (int z = 0; z < window[2] && start[2] + z < size[2]; z++)
			for (int y = 0; y < window[1] && start[1] + y < size[1]; y++)
				for (int x = 0; x < window[0] && start[0] + x < size[0]; x++) {
					int from = classes * (x + window[0] * (y + window[1] * z));
					int to = start[0] + x + size[0] * (start[1] + y + size[1] * (start[2] + z));
					float w = ramp(x, 0) * ramp(y, 1) * ramp(z, 2);
					weight[to] += w;
					for (int c = 0; c < classes; c++)
						sum[c][to] += w * probability[from + c];
				}
	}

	/** Rises from the edge to the middle as a squared sine, never zero. */
	private float ramp(int position, int axis) {
		double sine = Math.sin(Math.PI * (position + 0.5) / window[axis]);
		return (float) (0.01 + sine * sine);
	}
}
