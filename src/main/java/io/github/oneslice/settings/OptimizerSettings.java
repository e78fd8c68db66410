package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * How the segmentation network goes down its loss.
 *
 * @param learningRate at the start
 * @param learningRateDecay how it falls
 * @param weightDecay of the optimiser
 */
public record OptimizerSettings(OptimizerKind optimizer, double learningRate, LearningRateDecay learningRateDecay,
	double weightDecay) implements Serializable
{

	private static final double LEAST_COSINE = 0.005;

	public OptimizerSettings {
		Require.that(learningRate > 0, "learning_rate", "be positive");
		Require.that(weightDecay >= 0, "weight_decay", "not be negative");
	}

	public OptimizerSettings withLearningRate(double other) {
		return new OptimizerSettings(optimizer, other, learningRateDecay, weightDecay);
	}

	/** The learning rate after a part of training, 0 to 1. */
	public double learningRateAt(double progress) {
		return learningRate * switch (learningRateDecay) {
			case STEP -> Math.pow(0.1, PaperSchedule.stepAt(progress) / 2500);
			case COSINE -> Math.max(LEAST_COSINE, (1 + Math.cos(Math.PI * progress)) / 2);
			case NONE -> 1;
		};
	}
}
