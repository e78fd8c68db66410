package io.github.oneslice.lfme;

import java.util.List;
import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.LabelledInput;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.Moment;
import io.github.oneslice.training.SupervisedStep;

/** A step of the expert of one domain. */
final class ExpertStep {

	private final LabelledInput input;
	private final Operand<TFloat32> probability;
	private final Operand<TFloat32> loss;
	private final Op update;

	/** @param probability what the expert said before it learned, [patch, z, y, x, class] */
	record Result(float[] probability, double loss) {}

	ExpertStep(Learner expert, TrainingSettings settings, int classes) {
		Tape tape = new Tape(expert.ops());
		input = new LabelledInput(expert, settings);
		SegmentationNetwork.Pass pass = expert.network().train(tape, expert.student(), input.images(), input.dropoutSeed());
		probability = expert.ops().nn.softmax(pass.logits());
		loss = SupervisedStep.loss(tape, pass.logits(), input, settings, classes);
		update = expert.optimize(tape, loss, pass);
	}

	/** @param batch patches of the expert's domain */
	Result run(NetworkSession session, Moment moment, LabelledBatch batch, RandomGenerator random) {
		List<float[]> values = input.run(session, moment, batch, random).target(update).fetch(probability).fetch(loss).floats();
		return new Result(values.get(0), values.get(1)[0]);
	}
}
