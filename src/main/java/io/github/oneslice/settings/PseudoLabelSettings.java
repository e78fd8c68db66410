package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * What annotated volumes are learned from away from their annotation.
 *
 * @param fusion how what registration says and what the teacher says become one
 * @param rounds of training at the most, if it is long enough for them: each begins with new networks and the full learning rate, and
 *          the model is the mean of them all; 1 where whole volumes are annotated
 * @param roundSteps about how many steps a round takes, where there are several
 * @param pseudoLabelEvery where fusion is continual, after how many of {@link PaperSchedule#STEPS} steps a volume's pseudo-label is fused anew
 * @param teacherShare the teacher's share in the fused pseudo-labels at the end of training, the rest is registration's
 * @param teacherShareExponent how that share grows with the progress of training: below 1 fast at first, above 1 late
 * @param distanceDecay what one slice of distance to the annotation multiplies the weight of a pseudo-label by; with flow that of its
 *          classes alone, and less where few volumes are annotated
 * @param annotatedShare what part of a volume's weight annotated voxels have at the least, where consensus is learned
 * @param weightedDice whether the voxel weights of pseudo-labels count in the Dice loss too
 * @param noiseRobustness how much less a pseudo-label counts that the network does not believe: q of the generalized cross entropy, 0 for not at all
 * @param backgroundWeight what the probability of the background is multiplied by in the end, where several volumes are annotated on one slice each
 */
public record PseudoLabelSettings(FusionKind fusion, int rounds, int roundSteps, int pseudoLabelEvery, double teacherShare, double teacherShareExponent,
	double distanceDecay, double annotatedShare, boolean weightedDice, double noiseRobustness, double backgroundWeight) implements Serializable
{

	public PseudoLabelSettings {
		Require.that(rounds > 0, "rounds", "be positive");
		Require.that(roundSteps > 0, "round_steps", "be positive");
		Require.that(pseudoLabelEvery > 0, "pseudo_label_every", "be positive");
		Require.fraction(teacherShare, "teacher_share");
		Require.that(teacherShareExponent > 0, "teacher_share_exponent", "be positive");
		Require.that(annotatedShare >= 0 && annotatedShare < 1, "annotated_share", "be at least 0 and below 1");
		Require.fraction(noiseRobustness, "noise_robustness");
		Require.that(backgroundWeight > 0 && backgroundWeight <= 1, "background_weight", "be above 0 and at most 1");
		Require.that(distanceDecay > 0 && distanceDecay <= 1, "distance_decay", "be above 0 and at most 1");
	}

	public PseudoLabelSettings withTeacherShare(double other) {
		return new PseudoLabelSettings(fusion, rounds, roundSteps, pseudoLabelEvery, other, teacherShareExponent, distanceDecay, annotatedShare, weightedDice, noiseRobustness, backgroundWeight);
	}

	public PseudoLabelSettings withNoiseRobustness(double other) {
		return new PseudoLabelSettings(fusion, rounds, roundSteps, pseudoLabelEvery, teacherShare, teacherShareExponent, distanceDecay, annotatedShare, weightedDice, other, backgroundWeight);
	}

	public PseudoLabelSettings withRounds(int other) {
		return new PseudoLabelSettings(fusion, other, roundSteps, pseudoLabelEvery, teacherShare, teacherShareExponent, distanceDecay, annotatedShare, weightedDice, noiseRobustness, backgroundWeight);
	}
}
