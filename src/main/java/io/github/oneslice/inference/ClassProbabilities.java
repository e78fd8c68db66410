package io.github.oneslice.inference;

/** What follows from the probability of each class at each voxel, [class][voxel]. */
public final class ClassProbabilities {

	private static final double EPSILON = 1e-6;

	private ClassProbabilities() {}

	/** The most probable class of each voxel, of equals the first. */
	public static int[] mostProbable(float[][] probability) {
		int[] classes = new int[probability[0].length];
		for (int c = 1; c < probability.length; c++)
			for (int i = 0; i < classes.length; i++)
				if (probability[c][i] > probability[classes[i]][i]) classes[i] = c;
		return classes;
	}

	/** The probability of the most probable class. */
	public static float[] confidence(float[][] probability) {
		float[] most = probability[0].clone();
		for (float[] ofClass : probability)
			for (int i = 0; i < most.length; i++)
				most[i] = Math.max(most[i], ofClass[i]);
		return most;
	}

	/** U = −Σ_c p_c log(p_c + 1e-6), in nats. */
	static float[] entropy(float[][] probability) {
		float[] entropy = new float[probability[0].length];
		for (float[] ofClass : probability)
			for (int i = 0; i < entropy.length; i++)
				entropy[i] -= (float) (ofClass[i] * Math.log(ofClass[i] + EPSILON));
		return entropy;
	}
}
