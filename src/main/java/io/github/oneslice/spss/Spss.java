package io.github.oneslice.spss;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Perturbation;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.MethodFactory;
import io.github.oneslice.training.TrainingMethod;

/** Self-paced sample selection for barely-supervised segmentation (Su et al. 2024). */
public final class Spss implements MethodFactory {

	static final String NAME = "SPSS";
	/** So small that a whole step takes at most 1.6 times a supervised one; as published the crops are as large as the patches. */
	private static final double VIEW_PART = 0.4;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public TrainingSettings settings(Preset preset, Dimensions dimensions) {
		int passes = switch (preset) {
			case LAPTOP -> 2;
			case WORKSTATION -> 4;
			case PAPER -> 8;
		};
		TrainingSettings settings = preset.settings(dimensions, new SpssSettings(true, true, passes, preset == Preset.PAPER ? 1 : VIEW_PART));
		return settings.with(settings.mixing().with(Perturbation.CUTMIX));
	}

	@Override
	public TrainingMethod create(MethodContext context) {
		return new SpssMethod(context, (SpssSettings) context.settings().method());
	}
}
