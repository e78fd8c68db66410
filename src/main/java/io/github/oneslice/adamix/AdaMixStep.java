package io.github.oneslice.adamix;

import java.util.List;
import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.network.FirstAxis;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.LabelledInput;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;

/**
 * One whole step of AdaMix for one learner (Shen et al. 2026, section 3): on labelled patches, and on unlabelled ones with
 * the labeller's pseudo-labels.
 */
final class AdaMixStep {

	private final TrainingSettings settings;
	private final AdaMixSettings own;
	private final int classes;
	private final Ops tf;
	private final Extent patch;
	private final MixedLabelled labelled;
	private final Placeholder<TFloat32> weakImages;
	private final Placeholder<TFloat32> strongImages;
	private final Mixing mixing;
	private final Operand<TFloat32> unsupervised;
	private final Operand<TFloat32> confident;
	private final Op update;

	/** @param confident the part of the unlabelled voxels that is sure enough to learn from */
	record Result(double labelled, double unlabelled, double confident) {}

	/**
	 * @param learner learns
	 * @param labeller gives the pseudo-labels of the unlabelled patches
	 */
	AdaMixStep(Learner learner, Learner labeller, MethodContext context, AdaMixSettings own) {
		this.own = own;
		settings = context.settings();
		classes = context.classes();
		tf = learner.ops();
		patch = settings.patch();
		Tape tape = new Tape(tf);
		labelled = new MixedLabelled(tape, learner, context, own);
		weakImages = LabelledInput.images(tf, patch);
		strongImages = LabelledInput.images(tf, patch);
		mixing = Mixing.of(settings.mixing(), tf, patch.zyx());
		Mixing.Maps mixed = mixed(learner, labeller);
		// Each for itself: strong views would shift the batch statistics that labelled images are learned with.
		SegmentationNetwork.Pass strong = learner.network().train(tape, learner.student(), mixed.image(), tf.math.add(labelled.input()
			.dropoutSeed(), tf.constant(new int[] { 1, 0 })));
		Operand<TFloat32> sure = tf.dtypes.cast(tf.math.greaterEqual(mixed.confidence(), tf.constant((float) own.confidence())),
			TFloat32.class);
		confident = tf.math.mean(sure, tf.constant(new int[] { 0, 1, 2, 3 }));
		HybridLoss hybrid = new HybridLoss(own.diceWeight());
		unsupervised = tape.apply(strong.logits(), logits -> hybrid.of(tf, logits, mixed.label(), sure, classes));
		Operand<TFloat32> total = tape.apply(List.of(labelled.loss(), unsupervised), in -> tf.math.mul(tf.constant(0.5f), tf.math.add(in.get(0),
			in.get(1))));
		// Nor would statistics of mixed patches be those of the images that are segmented.
		update = learner.optimize(tape, total, labelled.pass(), labelled.natural());
	}

	Result run(NetworkSession session, Moment moment, LabelledBatch batch, UnlabelledBatch unlabelled, RandomGenerator random) {
		NetworkSession.Run run = labelled.run(session, moment, batch, random).feed(weakImages, unlabelled.weak(), patch.batch(unlabelled.count(),
			1)).feed(strongImages, unlabelled.strong(), patch.batch(unlabelled.count(), 1));
		List<float[]> values = mixing.feed(run, settings.sampling().unlabelledBatch(), moment.progress(), random).target(update).fetch(
			unsupervised).fetch(confident).floats();
		return new Result(values.get(0)[0], values.get(1)[0], values.get(2)[0]);
	}

	/**
	 * Unlabelled patches: label and confidence are those of the labeller on the weak view; the loss is that of the learner on
	 * the strong view.
	 */
	private Mixing.Maps mixed(Learner learner, Learner labeller) {
		int count = settings.sampling().unlabelledBatch();
		Operand<TFloat32> strong = FirstAxis.part(tf, strongImages, 0, count);
		Mixing.Maps originals = pseudoLabelled(labeller, FirstAxis.part(tf, weakImages, 0, count), strong);
		Mixing.Maps others = pseudoLabelled(labeller, mixing.whenMixing(tf, FirstAxis.part(tf, weakImages, count, count)), FirstAxis.part(tf,
			strongImages, count, count));
		Operand<TFloat32> loss = Curriculum.loss(tf, learner.studentLogits(mixing.whenMixing(tf, strong)), originals.label(), classes);
		return mixing.mix(tf, originals, others, loss);
	}

	private Mixing.Maps pseudoLabelled(Learner labeller, Operand<TFloat32> weak, Operand<TFloat32> strong) {
		Operand<TFloat32> everywhere = tf.onesLike(tf.squeeze(weak, Squeeze.axis(List.of(4L))));
		return Mixing.Maps.pseudoLabelled(tf, strong, labeller.teacherLogits(weak), everywhere);
	}
}
