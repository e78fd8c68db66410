package io.github.oneslice.training;

import java.util.random.RandomGenerator;

import io.github.oneslice.image.Extent;

/** Random changes of the grey values of a z-scored patch, as scanners and protocols differ. */
public final class Intensity {

	private static final double CONTRAST = 0.35;
	private static final double BRIGHTNESS = 0.35;
	private static final double GAMMA = 0.4;
	private static final double NOISE = 0.4;

	private Intensity() {}

	/** Contrast by a factor of e<sup>±0.35</sup>, brightness by ±0.35 standard deviations, gamma by e<sup>±0.4</sup>, noise of up to 0.4. */
	public static float[] changed(float[] patch, RandomGenerator random) {
		double contrast = Math.exp(uniform(random, CONTRAST));
		double brightness = uniform(random, BRIGHTNESS);
		double gamma = Math.exp(uniform(random, GAMMA));
		double noise = NOISE * random.nextDouble();
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (float value : patch) {
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		double range = high - low;
		float[] result = new float[patch.length];
		for (int i = 0; i < result.length; i++) {
			double curved = range > 0 ? low + range * Math.pow((patch[i] - low) / range, gamma) : patch[i];
			result[i] = (float) (contrast * curved + brightness + noise * random.nextGaussian());
		}
		return result;
	}

	/** The strong view: as {@link #changed}, and half the time blurred. */
	public static float[] strong(float[] patch, Extent size, RandomGenerator random) {
		float[] result = changed(patch, random);
		if (random.nextBoolean()) return result;
		for (int axis = 0, stride = 1; axis < 3; stride *= size.along(axis++))
			result = blurred(result, size.along(axis), stride);
		return result;
	}

	/** Binomial weights 1, 2, 1 along one axis; the edge is repeated. */
	private static float[] blurred(float[] values, int length, int stride) {
		float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			int position = i / stride % length;
			float before = values[position == 0 ? i : i - stride];
			float after = values[position == length - 1 ? i : i + stride];
			result[i] = 0.25f * before + 0.5f * values[i] + 0.25f * after;
		}
		return result;
	}

	private static double uniform(RandomGenerator random, double limit) {
		return (2 * random.nextDouble() - 1) * limit;
	}
}
