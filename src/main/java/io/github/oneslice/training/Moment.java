package io.github.oneslice.training;

import java.util.SplittableRandom;

/**
 * When in a training a step is taken.
 *
 * @param step number of the step, from 0
 * @param progress how far the round has come whose networks learn, 0 to 1
 * @param learningRate of the optimiser in this step
 */
public record Moment(long step, double progress, double learningRate) {

	private static final long SEED_FACTOR = 7_919;

	/** The draws of a step: always the same for a seed, wherever training was stopped and resumed. */
	static SplittableRandom random(long seed, long step) {
		return new SplittableRandom(seed * SEED_FACTOR + step);
	}
}
