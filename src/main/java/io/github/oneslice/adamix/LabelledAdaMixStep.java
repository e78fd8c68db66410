package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import org.tensorflow.op.Op;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Tape;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;

/** A step of AdaMix for one learner on labelled patches alone. */
final class LabelledAdaMixStep {

	private final MixedLabelled labelled;
	private final Op update;

	LabelledAdaMixStep(Learner learner, MethodContext context, AdaMixSettings own) {
		Tape tape = new Tape(learner.ops());
		labelled = new MixedLabelled(tape, learner, context, own);
		update = learner.optimize(tape, labelled.loss(), labelled.pass());
	}

	/** @return the loss */
	double run(NetworkSession session, Moment moment, LabelledBatch batch, RandomGenerator random) {
		return labelled.run(session, moment, batch, random).target(update).floats().get(0)[0];
	}
}
