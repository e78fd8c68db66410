package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * How labels are carried from annotated slices.
 *
 * @param registration how labels are carried; all but {@code appearance} is of the learned way alone
 * @param registrationSteps steps of registration before training
 * @param registrationBatch pairs of slices a step of registration
 * @param registrationLearningRate learning rate of registration
 * @param registrationEvery after how many training steps registration is trained on and labels are carried anew; 0: never
 * @param registrationRefresh steps of registration each time
 * @param similarity what registration compares slices by
 * @param smoothness weight of the roughness of displacements
 * @param cleanUpWidth width in working voxels of the structuring elements that tidy a carried label, odd
 * @param appearance how many standard deviations a carried label may be off the grey values of its class on the annotated
 *          slice, and 5/6 of that in dense flow where several slices are annotated; 0: any
 */
public record RegistrationSettings(RegistrationKind registration, int registrationSteps, int registrationBatch, double registrationLearningRate,
	int registrationEvery, int registrationRefresh, SimilarityMeasure similarity, double smoothness, int cleanUpWidth, double appearance)
	implements Serializable
{

	/** What is good for dense flow. */
	public static final double APPEARANCE = 3;

	public RegistrationSettings {
		Require.that(registrationSteps >= 0 && registrationBatch > 0, "registration_steps and registration_batch", "be positive");
		Require.that(registrationLearningRate > 0, "registration_learning_rate", "be positive");
		Require.that(registrationEvery >= 0 && registrationRefresh >= 0, "registration_every and registration_refresh",
			"not be negative");
		Require.that(smoothness >= 0, "smoothness", "not be negative");
		Require.that(cleanUpWidth > 0 && cleanUpWidth % 2 == 1, "clean_up_width", "be odd");
		Require.that(appearance >= 0, "appearance", "not be negative");
	}
}
