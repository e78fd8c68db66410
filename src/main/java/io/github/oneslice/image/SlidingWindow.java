package io.github.oneslice.image;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * Overlapping windows over a volume of any size: the class probabilities of each are averaged with weights that fall
 * smoothly towards the window's edge. Where the volume is smaller than a window, its edge is repeated.
 *
 * @param window width, height and depth
 * @param overlap part of a window that the next one covers too along each axis, 0 to below 1
 */
public record SlidingWindow(Extent window, double[] overlap) {

	/** Voxels of one window, which bound the memory of a pass, unless it is learned from more. */
	private static final int VOXELS = 600_000;
	/** The larger a window is than what was learned from, the less its network knows what it sees. */
	private static final int PATCHES = 2;
	private static final double OVERLAP = 0.5;
	/** Where one is not enough: a network says a little else of a voxel in each, and their mean is better than any. */
	private static final int LEAST_WINDOWS = 3;

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
	 * The windows for a network that has learned from patches: of about as many voxels as two of them. Slices that are seen for
	 * themselves are seen whole.
	 *
	 * @param patch width, height and depth
	 * @param multiples what width, height and depth of a window must be multiples of
	 */
	public static SlidingWindow covering(Extent size, Extent patch, Extent multiples) {
		int most = multiples.z() == 1 ? VOXELS : Math.min(PATCHES * patch.voxels(), Math.max(VOXELS, patch.voxels()));
		return covering(size, most, multiples);
	}

	/**
	 * The largest window of at most so many voxels that a volume needs, and half a window of overlap. Slices that are seen
	 * for themselves need no overlap along z, and windows of few of them are as good as windows of many.
	 *
	 * @param multiples what width, height and depth of a window must be multiples of
	 */
	static SlidingWindow covering(Extent size, int mostVoxels, Extent multiples) {
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
	 * @param beforeWindow called before each window; may throw to stop
	 * @return probability of each class, [class][voxel]
	 */
	public float[][] predict(float[] image, Extent size, int classes, Predictor predictor, Runnable beforeWindow) {
		return predict(Slices.of(image, size), classes, predictor, part -> beforeWindow.run()).toArrays();
	}

	/**
	 * The same, slice by slice, to be read from the first to the last: no more slices are in memory than a window has.
	 *
	 * @param image z-scored grey values
	 * @param beforeWindow called before each window with the part of the windows that are done, 0 to 1; may throw to stop
	 * @return probability of each class
	 */
	public Slices predict(Slices image, int classes, Predictor predictor, DoubleConsumer beforeWindow) {
		return new WindowedSlices(image, this, classes, predictor, beforeWindow);
	}

	/** Where along an axis the windows begin. */
	int[] starts(int length, int axis) {
		int last = length - window.along(axis);
		if (last <= 0) return new int[] { 0 };
		int step = Math.max(1, (int) (window.along(axis) * (1 - overlap[axis])));
		int least = overlap[axis] > 0 ? Math.min(LEAST_WINDOWS, last + 1) : 2;
		int count = Math.max(least, (last + step - 1) / step + 1);
		int[] starts = new int[count];
		Arrays.setAll(starts, i -> Math.round((float) last * i / (count - 1)));
		return starts;
	}

	/** Rises from the edge to the middle as a squared sine, never zero. */
	float[] ramp(int axis) {
		float[] ramp = new float[window.along(axis)];
		for (int i = 0; i < ramp.length; i++) {
			double sine = Math.sin(Math.PI * (i + 0.5) / ramp.length);
			ramp[i] = (float) (0.01 + sine * sine);
		}
		return ramp;
	}
}
