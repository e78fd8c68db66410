package io.github.oneslice.selfpaced;

/**
 * An age of self-paced learning, a number that grows as the learner does: start · factor<sup>⌊time / interval⌋</sup>.
 *
 * @param start the age at time 0
 * @param factor what it is multiplied by
 * @param interval after how much time, each time anew
 */
public record Age(double start, double factor, long interval) {

	/**
	 * λ of Su et al. 2024, the loss under which voxels are taken by their loss; time is counted in epochs of segmentation
	 * training.
	 */
	public static final Age LAMBDA = new Age(0.1, 1.01, 1);

	/** τ of Su et al. 2024, which widens the selection; time is counted in training steps. */
	public static final Age TAU = new Age(0.8, 1.4, 500);

	public Age {
		if (interval < 1) throw new IllegalArgumentException("The interval of an age must be at least 1, but is " + interval + ".");
	}

	public double at(long time) {
		return start * Math.pow(factor, time / interval);
	}
}
