package io.github.oneslice.adamix;

import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.settings.Require;

/**
 * What is AdaMix's own.
 *
 * @param framework who gives the pseudo-labels
 * @param diceWeight share of the Dice loss in the loss, the rest is cross entropy
 * @param confidence how sure a pseudo-label must be to be learned from
 * @param ensemble keep both students of co-training instead of the better one
 */
public record AdaMixSettings(Framework framework, double diceWeight, double confidence, boolean ensemble)
	implements MethodSettings
{

	public AdaMixSettings {
		Require.fraction(diceWeight, "dice_weight");
		Require.fraction(confidence, "confidence");
	}

	public AdaMixSettings with(Framework other, boolean both) {
		return new AdaMixSettings(other, diceWeight, confidence, both);
	}

	@Override
	public String method() {
		return AdaMixFrameworks.NAME;
	}

	@Override
	public String title() {
		return method() + "-" + framework.label();
	}
}
