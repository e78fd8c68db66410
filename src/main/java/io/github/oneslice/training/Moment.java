package io.github.oneslice.training;

import java.util.SplittableRandom;

/**
 * When in a training a step is taken.
 *
 * @param step number of the step, from 0
 * @param progress how far training has come, 0 to 1
 * @param learningRateFactor part of the scheduled learning rate that is used
 */
public record Moment(long step, double progress, double learningRateFactor) {

	private static final long SEED_FACTOR = 7_919;

	/** With the learning rate as it is scheduled. */
	public Moment(long step, double progress) {
		this(step, progress, 1);
	}

	/** The draws of this step: always the same for a seed, wherever training was stopped and resumed. */
	public SplittableRandom random(long seed) {
		return new SplittableRandom(seed * SEED_FACTOR + step);
	}
}
