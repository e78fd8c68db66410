package io.github.oneslice.network;

import java.util.Arrays;
import java.util.Random;

/** Start values of weights, from a seed. */
public final class Initialization {

	private final Random random;

	public Initialization(long seed) {
		random = new Random(seed);
	}

	/** N(0, 2 / fan-in), for layers before a rectifier (He et al. 2015). */
	public float[] he(int fanIn, int count) {
		return normal(Math.sqrt(2.0 / fanIn), count);
	}

	/** N(0, σ²). */
	public float[] normal(double sigma, int count) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = (float) (sigma * random.nextGaussian());
		return values;
	}

	public static float[] constant(float value, int count) {
		float[] values = new float[count];
		Arrays.fill(values, value);
		return values;
	}
}
