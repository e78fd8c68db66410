package io.github.oneslice.image;

import java.io.Serializable;

/**
 * The way from grey values to values of mean 0 and deviation 1.
 *
 * @param mean is subtracted
 * @param scale the result is multiplied by
 */
public record ZScore(double mean, double scale) implements Serializable {

	/** In place. */
	public float[] apply(float[] values) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((values[i] - mean) * scale);
		return values;
	}
}
