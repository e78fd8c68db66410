package io.github.oneslice.adamix;

import java.util.Arrays;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.network.Tape;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.training.TeacherStudent;

/**
 * One step of AdaMix for one learner (Shen et al. 2026, section 3). The labelled batch and the unlabelled one each come with
 * as many others to mix with: first the originals, then the others. Without {@code unlabelled} it learns from labelled images
 * alone.
 */
final class AdaMixGraph {

	final Placeholder<TFloat32> labelledImages;
	final Placeholder<TInt32> label;
	final Placeholder<TFloat32> weight;
	final Placeholder<TFloat32> weakImages;
	final Placeholder<TFloat32> strongImages;
	final Placeholder<TInt32> dropoutSeed;
	final Mixing labelledMixing;
	final Mixing unlabelledMixing;

	final Operand<TFloat32> supervised;
	/** Null without unlabelled images; so is the next. */
	final Operand<TFloat32> unsupervised;
	/** The part of the unlabelled voxels that is sure enough to learn from. */
	final Operand<TFloat32> confident;
	/** Takes the step. */
	final Op update;

	private final Ops tf;
	private final int classes;
	private final Tape tape;

	/**
	 * @param learner learns
	 * @param labeller gives the pseudo-labels of the unlabelled images
	 */
	AdaMixGraph(TeacherStudent learner, TeacherStudent labeller, TrainingSettings settings, int classes, boolean unlabelled) {
		tf = learner.ops();
		this.classes = classes;
		tape = new Tape(tf);
		int[] size = reversed(settings.patch());
		Shape map = Shape.of(-1, size[0], size[1], size[2]);
		labelledImages = tf.placeholder(TFloat32.class, Placeholder.shape(map.append(1)));
		label = tf.placeholder(TInt32.class, Placeholder.shape(map));
		weight = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		weakImages = tf.placeholder(TFloat32.class, Placeholder.shape(map.append(1)));
		strongImages = tf.placeholder(TFloat32.class, Placeholder.shape(map.append(1)));
		dropoutSeed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
		labelledMixing = mixing(settings, size);
		unlabelledMixing = mixing(settings, size);

		Mixing.Maps mixedLabelled = mixLabelled(learner, settings.sampling().labelledBatch());
		SegmentationNetwork.Pass weak = learner.network().train(tape, learner.student(), mixedLabelled.image(), dropoutSeed);
		HybridLoss loss = new HybridLoss(settings.mixing().diceWeight());
		supervised = tape.apply(weak.logits(), logits -> loss.of(tf, logits, mixedLabelled.label(), mixedLabelled.weight(), classes));
		if (!unlabelled) {
			unsupervised = null;
			confident = null;
			update = learner.optimize(tape, supervised, weak);
			return;
		}
		Mixing.Maps mixedUnlabelled = mixUnlabelled(learner, labeller, settings.sampling().unlabelledBatch());
		// Each for itself: strong views would shift the batch statistics that labelled images are learned with.
		SegmentationNetwork.Pass strong = learner.network().train(tape, learner.student(), mixedUnlabelled.image(), tf.math.add(
			dropoutSeed, tf.constant(new int[] { 1, 0 })));
		Operand<TFloat32> sure = tf.dtypes.cast(tf.math.greaterEqual(mixedUnlabelled.confidence(), tf.constant((float) settings
			.mixing().confidence())), TFloat32.class);
		confident = tf.math.mean(sure, tf.constant(new int[] { 0, 1, 2, 3 }));
		unsupervised = tape.apply(strong.logits(), logits -> loss.of(tf, logits, mixedUnlabelled.label(), sure, classes));
		Operand<TFloat32> total = tape.apply(List.of(supervised, unsupervised), in -> tf.math.mul(tf.constant(0.5f), tf.math.add(in
			.get(0), in.get(1))));
		update = learner.optimize(tape, total, weak);
	}

	private Mixing mixing(TrainingSettings settings, int[] size) {
		return Mixing.of(settings.perturbation(), tf, size, settings.mixing().patchesPerAxis(), settings.mixing().mostPatches());
	}

	/** Labelled images: loss and confidence are those of the learner's teacher. */
	private Mixing.Maps mixLabelled(TeacherStudent learner, int count) {
		Operand<TFloat32> logits = learner.teacherLogits(labelledMixing.whenMixing(tf, labelledImages));
		Operand<TFloat32> confidence = Mixing.Maps.confidence(tf, logits);
		Operand<TFloat32> loss = Curriculum.loss(tf, slice(logits, 0, count), slice(label, 0, count), classes);
		return labelledMixing.mix(tf, new Mixing.Maps(slice(labelledImages, 0, count), slice(label, 0, count), slice(confidence, 0,
			count), slice(weight, 0, count)), new Mixing.Maps(slice(labelledImages, count, count), slice(label, count, count), slice(
				confidence, count, count), slice(weight, count, count)), loss);
	}

	/**
	 * Unlabelled images: label and confidence are those of the labeller on the weak view; the loss is that of the learner on
	 * the strong view.
	 */
	private Mixing.Maps mixUnlabelled(TeacherStudent learner, TeacherStudent labeller, int count) {
		Operand<TFloat32> strong = slice(strongImages, 0, count);
		Mixing.Maps own = pseudoLabelled(labeller, slice(weakImages, 0, count), strong);
		Mixing.Maps other = pseudoLabelled(labeller, unlabelledMixing.whenMixing(tf, slice(weakImages, count, count)), slice(
			strongImages, count, count));
		Operand<TFloat32> loss = Curriculum.loss(tf, learner.studentLogits(unlabelledMixing.whenMixing(tf, strong)), own.label(),
			classes);
		return unlabelledMixing.mix(tf, own, other, loss);
	}

	private Mixing.Maps pseudoLabelled(TeacherStudent labeller, Operand<TFloat32> weak, Operand<TFloat32> strong) {
		Operand<TFloat32> everywhere = tf.onesLike(tf.squeeze(weak, Squeeze.axis(List.of(4L))));
		return Mixing.Maps.pseudoLabelled(tf, strong, labeller.teacherLogits(weak), everywhere);
	}

	private static int[] reversed(int[] size) {
		return new int[] { size[2], size[1], size[0] };
	}

	private <T extends TNumber> Operand<T> slice(Operand<T> batch, int first, int count) {
		int axes = batch.asOutput().shape().numDimensions();
		int[] begin = new int[axes];
		int[] size = new int[axes];
		Arrays.fill(size, -1);
		begin[0] = first;
		size[0] = count;
		return tf.slice(batch, tf.constant(begin), tf.constant(size));
	}
}
