package io.github.oneslice.settings;

import java.io.Serializable;


/**
 * How the segmentation network goes down its loss.
 *
 * @param optimizer "SGD" (momentum 0.9) or "AdamW"
 * @param learningRate at the start
 * @param learningRateDecay "step": a tenth after each 2,500 of 6,000 steps; "cosine": down to next to nothing at the end;
 *          "none"
 * @param weightDecay of the optimiser
 */
public record OptimizerSettings(String optimizer, double learningRate, String learningRateDecay, double weightDecay)
	implements Serializable
{

	private static final double LEAST_COSINE = 0.005;

	public OptimizerSettings {
		Require.oneOf(optimizer, "optimizer", "SGD", "AdamW");
		Require.that(learningRate > 0, "learning_rate", "be positive");
		Require.oneOf(learningRateDecay, "learning_rate_decay", "step", "cosine", "none");
		Require.that(weightDecay >= 0, "weight_decay", "not be negative");
	}

	/** The learning rate after a part of training, 0 to 1. */
	public double learningRateAt(double progress) {
		return learningRate * switch (learningRateDecay) {
			case "step" -> Math.pow(0.1, PaperSchedule.stepAt(progress) / 2500);
			case "cosine" -> Math.max(LEAST_COSINE, (1 + Math.cos(Math.PI * progress)) / 2);
			default -> 1;
		};
	}
}
