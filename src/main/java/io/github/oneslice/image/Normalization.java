package io.github.oneslice.image;

/** Brings grey values of different scanners to one scale. */
public final class Normalization {

	private Normalization() {}

	/**
	 * z-score: (f − mean) / standard deviation, both over the voxels above the background level, which is the lowest value.
	 *
	 * @throws io.github.oneslice.error.UserException if all voxels have the same value, or some are not finite
	 */
	public static float[] zScore(float[] values) {
		return zScore(values, new Moments());
	}

	/**
	 * The same of one of several images.
	 *
	 * @param image what messages call it
	 */
	public static float[] zScore(float[] values, String image) {
		return zScore(values, new Moments(image));
	}

	private static float[] zScore(float[] values, Moments moments) {
		moments.add(values);
		return moments.zScore().apply(values.clone());
	}

	/**
	 * The same of a map that is read slice by slice, which it is twice.
	 *
	 * @param beforeSlice called before each slice is looked at; may throw to stop
	 */
	public static Slices zScore(Slices image, Runnable beforeSlice) {
		Moments moments = new Moments();
		for (int z = 0; z < image.size().z(); z++) {
			beforeSlice.run();
			moments.add(image.slice(z)[0]);
		}
		ZScore zScore = moments.zScore();
		return image.map(slice -> new float[][] { zScore.apply(slice[0]) });
	}
}
