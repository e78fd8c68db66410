package io.github.oneslice.supervised;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.MethodFactory;
import io.github.oneslice.training.TrainingMethod;

/**
 * Plain supervised training: labels in, nothing learned without them. What every other method has to be better than. Away
 * from annotated slices the labels are those of registration.
 */
public final class Supervised implements MethodFactory {

	static final String NAME = "supervised";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public TrainingSettings settings(Preset preset, Dimensions dimensions) {
		TrainingSettings settings = preset.settings(dimensions, new SupervisedSettings());
		return settings.with(settings.pseudoLabels().withTeacherShare(0).withRounds(1).withNoiseRobustness(0));
	}

	@Override
	public TrainingMethod create(MethodContext context) {
		return new SupervisedMethod(context);
	}
}
