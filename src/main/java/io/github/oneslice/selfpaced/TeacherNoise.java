package io.github.oneslice.selfpaced;

import java.util.random.RandomGenerator;

/** The noise of views and teacher passes (Su et al. 2024, section 2.2): N(0, 0.1²), clipped to ±0.2. */
public final class TeacherNoise {

	private static final double SIGMA = 0.1;
	private static final double LIMIT = 0.2;

	private TeacherNoise() {}

	/** A copy of a z-scored image with noise on it. */
	public static float[] added(float[] image, RandomGenerator random) {
		float[] noisy = new float[image.length];
		for (int i = 0; i < noisy.length; i++)
			noisy[i] = image[i] + (float) Math.max(-LIMIT, Math.min(LIMIT, SIGMA * random.nextGaussian()));
		return noisy;
	}
}
