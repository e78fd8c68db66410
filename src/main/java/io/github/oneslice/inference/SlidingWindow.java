package io.github.oneslice.inference;

import java.util.Arrays;

import io.github.oneslice.image.Volumes;
import io.github.oneslice.network.VNet;

/**
 * Overlapping windows over a volume of any size: the class probabilities of each are averaged with weights that fall
 * smoothly towards the window's edge. Where the volume is smaller than a window, its edge is repeated.
 *
 * @param window width, height and depth, multiples of 16
 * @param overlap part of a window that the next one covers too, 0 to below 1
 */
public record SlidingWindow(int[] window, double overlap) {

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

	/** The largest window of at most so many voxels that a volume needs. */
	public static SlidingWindow covering(int[] size, int mostVoxels) {
		int[] window = new int[3];
		for (int d = 0; d < 3; d++)
			window[d] = (size[d] + VNet.SIZE_MULTIPLE - 1) / VNet.SIZE_MULTIPLE * VNet.SIZE_MULTIPLE;
		while ((long) window[0] * window[1] * window[2] > mostVoxels) {
			int longest = window[0] >= window[1] && window[0] >= window[2] ? 0 : window[1] >= window[2] ? 1 : 2;
			if (window[longest] == VNet.SIZE_MULTIPLE) break;
			window[longest] -= VNet.SIZE_MULTIPLE;
		}
		return new SlidingWindow(window, 0.5);
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
		int step = Math.max(1, (int) (window[axis] * (1 - overlap)));
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
