package io.github.oneslice.network;

import java.util.Arrays;
import java.util.Random;

/** How the start values of a parameter are drawn. */
@FunctionalInterface
public interface Initialization {

	Initialization ZERO = constant(0);

	float[] draw(int count, Random random);

	/** N(0, 2 / fan-in), for layers before a rectifier (He et al. 2015). */
	static Initialization he(int fanIn) {
		return normal(Math.sqrt(2.0 / fanIn));
	}

	/** N(0, σ²). */
	static Initialization normal(double sigma) {
		return (count, random) -> {
			float[] values = new float[count];
			for (int i = 0; i < count; i++)
				values[i] = (float) (sigma * random.nextGaussian());
			return values;
		};
	}

	/** Draws nothing. */
	static Initialization constant(float value) {
		return (count, random) -> {
			float[] values = new float[count];
			Arrays.fill(values, value);
			return values;
		};
	}
}
