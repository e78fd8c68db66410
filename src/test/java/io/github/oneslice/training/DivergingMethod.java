package io.github.oneslice.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Learns from labels alone; at one step its weights turn to NaN, as often as its settings say. */
public final class DivergingMethod implements MethodFactory {

	public record Own(int step, int times) implements MethodSettings {
		public String method() { return "diverging"; }
	}

	public String name() { return "diverging"; }

	public TrainingSettings settings(Preset preset, Dimensions dimensions) { return preset.settings(dimensions, new Own(5, 1)); }

	public TrainingMethod create(MethodContext context) {
		Own own = (Own) context.settings().method();
		int patches = context.settings().sampling().labelledBatch();
		Learner learner = context.learner("", 0, false);
		SupervisedStep step = new SupervisedStep(learner, context.settings(), context.classes());
		return new TrainingMethod() {
			private int diverged;
			public List<Learner> learners() { return List.of(learner); }
			public List<LayerShape> layers() { return context.layers(patches); }
			public Losses step(NetworkSession session, Moment moment) {
				Sampler.Drawn drawn = context.sampler().labelled(moment, patches);
				Losses losses = step.run(session, moment, drawn.batch(), drawn.random());
				if (moment.step() == own.step() && diverged++ < own.times()) {
					Map<String, float[]> weights = learner.read(session);
					weights.values().forEach(values -> Arrays.fill(values, Float.NaN));
					learner.write(session, weights);
				}
				return losses;
			}
		};
	}
}
