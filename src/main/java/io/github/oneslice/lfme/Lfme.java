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

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public TrainingSettings settings(Preset preset, Dimensions dimensions) {
		TrainingSettings settings = preset.settings(dimensions, new LfmeSettings(1, preset == Preset.PAPER ? 0 : 4));
		return settings.with(settings.pseudoLabels().withTeacherShare(0));
	}

	@Override
	public TrainingMethod create(MethodContext context) {
		return new LfmeMethod(context, (LfmeSettings) context.settings().method());
	}
}
