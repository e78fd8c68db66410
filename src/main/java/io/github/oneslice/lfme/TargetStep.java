package io.github.oneslice.lfme;

import java.util.List;
import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
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

/** A step of the target network: the usual loss, and the guidance of the experts. */
final class TargetStep {

	private final TrainingSettings settings;
	private final int classes;
	private final LabelledInput input;
	private final Placeholder<TFloat32> probability;
	private final Operand<TFloat32> supervised;
	private final Operand<TFloat32> guidance;
	private final Op update;

	record Result(double supervised, double guidance) {}

	TargetStep(Learner target, TrainingSettings settings, int classes, double weight) {
		this.settings = settings;
		this.classes = classes;
		Ops tf = target.ops();
		Tape tape = new Tape(tf);
		input = new LabelledInput(target, settings);
		probability = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(settings.patch().batch(-1, classes))));
		SegmentationNetwork.Pass pass = target.network().train(tape, target.student(), input.images(), input.dropoutSeed());
		supervised = SupervisedStep.loss(tape, pass.logits(), input, settings, classes);
		guidance = tape.apply(pass.logits(), z -> Guidance.of(tf, z, probability, input.inside()));
		Operand<TFloat32> loss = tape.apply(List.of(supervised, guidance), in -> tf.math.add(in.get(0), tf.math.mul(tf.constant((float) weight), in
			.get(1))));
		update = target.optimize(tape, loss, pass);
	}

	/** @param expertProbability of each patch what the expert of its domain says, [patch, z, y, x, class] */
	Result run(NetworkSession session, Moment moment, LabelledBatch batch, float[] expertProbability, RandomGenerator random) {
		List<float[]> values = input.run(session, moment, batch, random).feed(probability, expertProbability, settings.patch().batch(batch.count(),
			classes)).target(update).fetch(supervised).fetch(guidance).floats();
		return new Result(values.get(0)[0], values.get(1)[0]);
	}
}
