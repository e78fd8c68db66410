package io.github.oneslice.adamix;

import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.selfpaced.Ramps;
import io.github.oneslice.settings.MixingSettings;
import io.github.oneslice.settings.Perturbation;
import io.github.oneslice.training.Losses;
import io.github.oneslice.training.Moment;

/** The age γ of AdaMix: a loss below it counts as easy. It grows from next to 0 to 1 (Shen et al. 2026, section 3.2). */
public final class AgeSchedule {

	/** Part of all training steps over which the age grows. */
	private static final double GROWTH = 0.25;
	private static final Quantity AGE = Quantity.fraction("age");

	private AgeSchedule() {}

	/** The age after a step: a sigmoid ramp of that length. */
	public static double after(double step, double length) {
		return Ramps.sigmoid(step, length);
	}

	/** What a step gave, with the age at which its samples were mixed, if they were mixed by age. */
	public static Losses told(Losses losses, MixingSettings mixing, Moment moment) {
		return mixing.perturbation() == Perturbation.ADAMIX ? losses.with(AGE, atProgress(moment.progress())) : losses;
	}

	/** @param progress how far training has come, 0 to 1 */
	public static double atProgress(double progress) {
		return after(progress, GROWTH);
	}
}
