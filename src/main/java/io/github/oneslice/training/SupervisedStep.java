package io.github.oneslice.training;

import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;
import io.github.oneslice.selfpaced.SegmentationLoss;
import io.github.oneslice.settings.TrainingSettings;

/** A step of one learner on labelled patches alone. */
public final class SupervisedStep {

	private final LabelledInput input;
	private final Operand<TFloat32> loss;
	private final Op update;

	public SupervisedStep(Learner learner, TrainingSettings settings, int classes) {
		Tape tape = new Tape(learner.ops());
		input = new LabelledInput(learner, settings);
		SegmentationNetwork.Pass pass = learner.network().train(tape, learner.student(), input.images(), input.dropoutSeed());
		loss = loss(tape, pass.logits(), input, settings, classes);
		update = learner.optimize(tape, loss, pass);
	}

	/**
	 * The loss of labelled patches.
	 *
	 * @param logits of these patches, [patch, z, y, x, class]
	 */
	public static Operand<TFloat32> loss(Tape tape, Operand<TFloat32> logits, LabelledInput input, TrainingSettings settings,
		int classes)
	{
		SegmentationLoss losses = new SegmentationLoss(tape.ops(), classes);
		Placeholder<TFloat32> diceMask = settings.pseudoLabels().weightedDice() ? input.weights() : input.inside();
		if (settings.pseudoLabels().noiseRobustness() == 0) return tape.apply(logits, x -> losses.supervised(x, input.labels(), input.weights(), diceMask));
		return tape.apply(logits, x -> losses.robust(x, input.labels(), input.weights(), diceMask, input.doubt()));
	}

	public Losses run(NetworkSession session, Moment moment, LabelledBatch batch, RandomGenerator random) {
		return Losses.of(input.run(session, moment, batch, random).target(update).fetch(loss).floats().get(0)[0]);
	}
}
