package io.github.oneslice.inference;

/** Entropy of class probabilities, U = −Σ_c p_c log(p_c + 1e-6), in nats. */
final class Entropy {

	private static final double EPSILON = 1e-6;

	private Entropy() {}

	/** @param probability [class][voxel] */
	static float[] of(float[][] probability) {
		float[] entropy = new float[probability[0].length];
		for (float[] ofClass : probability)
			for (int i = 0; i < entropy.length; i++)
				entropy[i] -= (float) (ofClass[i] * Math.log(ofClass[i] + EPSILON));
		return entropy;
	}
}
