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

	/** In minutes the experts are hardly wiser than the target, and logits drawn to 0 … 1 hold it back. */
	private static final double LITTLE_GUIDANCE = 0.02;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public TrainingSettings settings(Preset preset, Dimensions dimensions) {
		LfmeSettings own = new LfmeSettings(preset == Preset.LAPTOP ? LITTLE_GUIDANCE : 1, preset == Preset.PAPER ? 0 : 4);
		TrainingSettings settings = preset.settings(dimensions, own);
		return settings.with(settings.pseudoLabels().withTeacherShare(0).withNoiseRobustness(0));
	}

	@Override
	public TrainingMethod create(MethodContext context) {
		return new LfmeMethod(context, (LfmeSettings) context.settings().method());
	}
}
