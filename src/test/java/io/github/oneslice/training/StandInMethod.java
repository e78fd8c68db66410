package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Another method: it learns from twice as many patches a step as the settings say. */
public final class StandInMethod implements MethodFactory {

	public record Own(int factor) implements MethodSettings {
		public String method() { return "stand-in"; }
	}

	public String name() { return "stand-in"; }

	public TrainingSettings settings(Preset preset, Dimensions dimensions) { return preset.settings(dimensions, new Own(2)); }

	public TrainingMethod create(MethodContext context) {
		int patches = ((Own) context.settings().method()).factor() * context.settings().sampling().labelledBatch();
		Learner learner = context.learner("", 0, false);
		SupervisedStep step = new SupervisedStep(learner, context.settings(), context.classes());
		return new TrainingMethod() {
			public List<Learner> learners() { return List.of(learner); }
			public List<LayerShape> layers() { return context.layers(patches); }
			public Losses step(NetworkSession session, Moment moment) {
				Sampler.Drawn drawn = context.sampler().labelled(moment, patches);
				return step.run(session, moment, drawn.batch(), drawn.random());
			}
		};
	}
}
