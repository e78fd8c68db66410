package io.github.oneslice.lfme;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.MethodFactory;
import io.github.oneslice.training.TrainingMethod;

/** Learning from multiple experts for domain generalisation (Chen et al. 2024). */
public final class Lfme implements MethodFactory {

	static final String NAME = "LFME";

	/** In a short training the experts are no wiser than the target, and logits need to come further than from 0 to 1. */
	private static final double GUIDANCE_OF_SHORT_TRAINING = 0.1;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public TrainingSettings settings(Preset preset, Dimensions dimensions) {
		LfmeSettings own = preset == Preset.PAPER ? new LfmeSettings(1, 0) : new LfmeSettings(GUIDANCE_OF_SHORT_TRAINING, 4);
		TrainingSettings settings = preset.settings(dimensions, own);
		return settings.with(settings.pseudoLabels().withTeacherShare(0));
	}

	@Override
	public TrainingMethod create(MethodContext context) {
		return new LfmeMethod(context, (LfmeSettings) context.settings().method());
	}
}
