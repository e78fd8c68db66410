package io.github.oneslice.selfpaced;

/**
 * Curves that rise from 0 to 1 while training goes on. With t = step / length, both counted in training steps; a length
 * of 0 is a ramp that has ended. The sigmoid ramp is that of Laine &amp; Aila, <em>Temporal Ensembling</em> (2017).
 */
public final class Ramps {

	private Ramps() {}

	/** exp(−5 (1 − min(t, 1))²) */
	public static double sigmoid(double step, double length) {
		double rest = 1 - linear(step, length);
		return Math.exp(-5 * rest * rest);
	}

	/** min(t, 1) */
	public static double linear(double step, double length) {
		return length <= 0 ? 1 : Math.min(Math.max(step, 0) / length, 1);
	}

	/** (cos(π (1 − t)) + 1) / 2. It is not held: after t = 1 it swings back, and is 0 again at t = 2. */
	public static double cosine(double step, double length) {
		return length <= 0 ? 1 : (Math.cos(Math.PI * (1 - Math.max(step, 0) / length)) + 1) / 2;
	}

	/** Rises by 1 / ⌈length / segment⌉ at the end of every segment of steps, to at most 1. */
	public static double step(double step, double length, double segment) {
		if (length <= 0) return 1;
		double increments = Math.ceil(length / segment);
		return Math.min(Math.floor(Math.max(step, 0) / segment) / increments, 1);
	}
}
