package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.FirstAxis;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;
import io.github.oneslice.selfpaced.SegmentationLoss;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.LabelledInput;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;

/**
 * Labelled patches mixed with others, and what a learner makes of them. The batch holds first the originals, then as many
 * others. Loss and confidence of a patch are those of the learner's teacher.
 */
final class MixedLabelled {

	private final Ops tf;
	private final TrainingSettings settings;
	private final LabelledInput input;
	private final Mixing mixing;
	private final SegmentationNetwork.Pass pass;
	private final Operand<TFloat32> loss;

	/** @param tape of the step */
	MixedLabelled(Tape tape, Learner learner, MethodContext context, AdaMixSettings own) {
		settings = context.settings();
		tf = learner.ops();
		input = new LabelledInput(learner, settings);
		mixing = Mixing.of(settings.mixing(), tf, settings.patch().zyx());
		Mixing.Maps mixed = mixed(learner, context.classes());
		pass = learner.network().train(tape, learner.student(), mixed.image(), input.dropoutSeed());
		HybridLoss hybrid = new HybridLoss(own.diceWeight());
		loss = tape.apply(pass.logits(), logits -> hybrid.of(tf, logits, mixed.label(), weight(mixed, logits, context.classes()), context.classes()));
	}

	LabelledInput input() {
		return input;
	}

	SegmentationNetwork.Pass pass() {
		return pass;
	}

	Operand<TFloat32> loss() {
		return loss;
	}

	/** 1 in a step in which nothing is mixed. */
	Operand<TFloat32> natural() {
		return mixing.natural(tf);
	}

	/** A run whose first result is the loss. */
	NetworkSession.Run run(NetworkSession session, Moment moment, LabelledBatch batch, RandomGenerator random) {
		NetworkSession.Run run = input.run(session, moment, batch, random).fetch(loss);
		return mixing.feed(run, settings.sampling().labelledBatch(), moment.progress(), random);
	}

	/** Where training is to be robust, voxels whose label is not believed count less, as they do in steps on labelled patches alone. */
	private Operand<TFloat32> weight(Mixing.Maps mixed, Operand<TFloat32> logits, int classes) {
		if (settings.pseudoLabels().noiseRobustness() == 0) return mixed.weight();
		return tf.math.mul(mixed.weight(), new SegmentationLoss(tf, classes).belief(logits, mixed.label(), mixed.doubt()));
	}

	private Mixing.Maps mixed(Learner learner, int classes) {
		int count = settings.sampling().labelledBatch();
		Operand<TFloat32> logits = learner.teacherLogits(mixing.whenMixing(tf, input.images()));
		Operand<TFloat32> confidence = Mixing.Maps.confidence(tf, logits);
		Operand<TFloat32> difficulty = Curriculum.loss(tf, FirstAxis.part(tf, logits, 0, count), FirstAxis.part(tf, input.labels(), 0, count),
			classes);
		return mixing.mix(tf, maps(confidence, 0, count), maps(confidence, count, count), difficulty);
	}

	private Mixing.Maps maps(Operand<TFloat32> confidence, int first, int count) {
		return new Mixing.Maps(FirstAxis.part(tf, input.images(), first, count), FirstAxis.part(tf, input.labels(), first, count), FirstAxis.part(tf,
			confidence, first, count), FirstAxis.part(tf, input.weights(), first, count), FirstAxis.part(tf, input.doubt(), first, count));
	}
}
