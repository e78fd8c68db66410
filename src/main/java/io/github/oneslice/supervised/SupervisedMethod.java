package io.github.oneslice.supervised;

import java.util.List;

import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.Losses;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;
import io.github.oneslice.training.Sampler;
import io.github.oneslice.training.SupervisedStep;
import io.github.oneslice.training.TrainingMethod;

/** One network, which learns from labelled patches; its mean teacher predicts. */
final class SupervisedMethod implements TrainingMethod {

	private final MethodContext context;
	private final Learner learner;
	private final SupervisedStep step;

	SupervisedMethod(MethodContext context) {
		this.context = context;
		learner = context.learner("", 0, true);
		step = new SupervisedStep(learner, context.settings(), context.classes());
	}

	@Override
	public List<Learner> learners() {
		return List.of(learner);
	}

	@Override
	public List<LayerShape> layers() {
		return context.layers(context.settings().sampling().labelledBatch());
	}

	@Override
	public Losses step(NetworkSession session, Moment moment) {
		Sampler.Drawn drawn = context.sampler().labelled(moment, context.settings().sampling().labelledBatch());
		Losses losses = step.run(session, moment, drawn.batch(), drawn.random());
		learner.follow(session, moment);
		return losses;
	}
}
