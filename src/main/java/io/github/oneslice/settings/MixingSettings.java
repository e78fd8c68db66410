package io.github.oneslice.settings;

import java.io.Serializable;
import io.github.oneslice.adamix.AdaMix;
import io.github.oneslice.adamix.CutMix;

/**
 * How samples are mixed, and what is AdaMix's own.
 *
 * @param perturbation "AdaMix", "CutMix", "None"; "auto": what was published, CutMix in SPSS and AdaMix in its own frameworks
 * @param patchesPerAxis into how many patches AdaMix cuts each axis of a sample
 * @param mostPatches how many of them are swapped at the most
 * @param diceWeight share of the Dice loss in the loss of AdaMix's frameworks, the rest is cross entropy
 * @param confidence how sure a pseudo-label of AdaMix's frameworks must be to be learned from
 * @param ensemble keep both students of co-training instead of the better one
 */
public record MixingSettings(String perturbation, int patchesPerAxis, int mostPatches, double diceWeight, double confidence,
	boolean ensemble) implements Serializable
{

	public MixingSettings {
		Require.oneOf(perturbation, "perturbation", "auto", "AdaMix", "CutMix", "None");
		Require.that(patchesPerAxis > 0 && mostPatches >= 0, "patches_per_axis and most_patches", "not be negative");
		Require.fraction(diceWeight, "dice_weight");
		Require.fraction(confidence, "confidence");
	}
}
