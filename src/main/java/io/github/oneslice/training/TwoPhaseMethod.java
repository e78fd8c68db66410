package io.github.oneslice.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.TrainingSettings;

/**
 * What methods share that learn from labelled patches first, and from unlabelled ones as well once the networks know
 * something. After each step the teachers follow their students.
 */
public abstract class TwoPhaseMethod implements TrainingMethod {

	private final MethodContext context;
	private final List<Learner> learners;

	protected TwoPhaseMethod(MethodContext context, List<Learner> learners) {
		this.context = context;
		this.learners = List.copyOf(learners);
	}

	// -- TrainingMethod methods --

	@Override
	public final List<Learner> learners() {
		return learners;
	}

	@Override
	public final Losses step(NetworkSession session, Moment moment) {
		boolean full = moment.progress() >= settings().sampling().unlabelledFrom();
		Sampler.Drawn drawn = sampler().labelled(moment, full ? fullStepPatches() : settings().sampling().labelledBatch());
		Losses losses = full ? fullStep(session, moment, drawn.batch(), drawn.random()) : labelledStep(session, moment, drawn.batch(), drawn
			.random());
		learners.forEach(learner -> learner.follow(session, moment));
		return losses;
	}

	// -- For the methods --

	protected final MethodContext context() {
		return context;
	}

	protected final TrainingSettings settings() {
		return context.settings();
	}

	protected final Sampler sampler() {
		return context.sampler();
	}

	/** How many labelled patches a full step needs. */
	protected int fullStepPatches() {
		return settings().sampling().labelledBatch();
	}

	/** Learns from labelled patches alone. */
	protected abstract Losses labelledStep(NetworkSession session, Moment moment, LabelledBatch labelled, SplittableRandom random);

	/** Learns from labelled and unlabelled patches. */
	protected abstract Losses fullStep(NetworkSession session, Moment moment, LabelledBatch labelled, SplittableRandom random);
}
