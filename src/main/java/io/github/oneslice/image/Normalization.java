package io.github.oneslice.image;

import io.github.oneslice.error.UserException;

/** Brings grey values of different scanners to one scale. */
public final class Normalization {

	private Normalization() {}

	/**
	 * z-score: (f − mean) / standard deviation, both over the voxels above the background level, which is the lowest value.
	 *
	 * @throws UserException if all voxels have the same value, or some are not finite
	 */
	public static float[] zScore(float[] values) {
		float background = Float.POSITIVE_INFINITY;
		for (float value : values) {
			if (!Float.isFinite(value)) throw new UserException(
				"The image holds values that are not numbers. Replace them first, for instance with Process > Math > NaN Background.");
			background = Math.min(background, value);
		}
		double sum = 0;
		double squares = 0;
		long count = 0;
		for (float value : values)
			if (value > background) {
				sum += value;
				squares += (double) value * value;
				count++;
			}
		if (count == 0) throw new UserException("All voxels of the image have the same value, there is nothing to see in it.");
		double mean = sum / count;
		double deviation = Math.sqrt(Math.max(squares / count - mean * mean, 0));
		// A binary image has no deviation above its background.
		double scale = deviation > 1e-6 * Math.abs(mean) ? 1 / deviation : 1;
		float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++)
			result[i] = (float) ((values[i] - mean) * scale);
		return result;
	}
}
