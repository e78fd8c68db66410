package io.github.oneslice.adamix;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.LearningRateDecay;
import io.github.oneslice.settings.OptimizerKind;
import io.github.oneslice.settings.OptimizerSettings;
import io.github.oneslice.settings.Perturbation;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.MethodFactory;
import io.github.oneslice.training.TrainingMethod;

/** Adaptive mix for semi-supervised segmentation, in its three frameworks (Shen et al. 2026). */
public final class AdaMixFrameworks implements MethodFactory {

	static final String NAME = "AdaMix";

	private static final double CONFIDENCE = 0.95;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public TrainingSettings settings(Preset preset, Dimensions dimensions) {
		boolean published = preset == Preset.PAPER;
		double diceWeight = published && dimensions == Dimensions.THREE ? 1 : 0.5;
		TrainingSettings settings = preset.settings(dimensions, new AdaMixSettings(Framework.MT, diceWeight, CONFIDENCE, false));
		settings = settings.with(settings.mixing().with(Perturbation.ADAMIX));
		if (!published) return settings;
		int each = dimensions == Dimensions.THREE ? 4 : 12;
		return settings.with(settings.sampling().withBatch(each, each)).with(new OptimizerSettings(OptimizerKind.ADAMW, 1e-4,
			LearningRateDecay.NONE, 1e-2));
	}

	@Override
	public TrainingMethod create(MethodContext context) {
		return new AdaMixMethod(context, (AdaMixSettings) context.settings().method());
	}
}
