package io.github.oneslice.training;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

import io.github.oneslice.contrast.BidirectionalContrast;
import io.github.oneslice.network.Resizing;
import io.github.oneslice.network.Tape;
import io.github.oneslice.network.VNet;
import io.github.oneslice.selfpaced.SegmentationLoss;

/**
 * One step of SPSS as a graph (Su et al. 2024, section 2): the supervised loss on pseudo-labels of annotated volumes; with
 * {@code unlabelled}, the consistency loss on the mixed view; with {@code contrastive}, feature contrast between the two
 * views and the mixed one. The student sees everything as one batch: labelled patches, mixed views, first views, second
 * views.
 */
final class SpssGraph {

	final Placeholder<TFloat32> images;
	final Placeholder<TInt32> dropoutSeed;
	final Placeholder<TInt32> label;
	final Placeholder<TFloat32> weight;
	final Placeholder<TFloat32> diceMask;
	final Placeholder<TInt32> mixedLabel;
	final Placeholder<TFloat32> mixedMask;
	final Placeholder<TFloat32> consistencyWeight;

	final Operand<TFloat32> supervised;
	/** Null without unlabelled patches; so are the next two. */
	final Operand<TFloat32> consistency;
	/** The consistency loss over all voxels, selected or not. */
	final Operand<TFloat32> consistencyOfAll;
	final Operand<TFloat32> contrast;
	/** Takes the step. */
	final Op update;

	private final Ops tf;
	private final Tape tape;
	private final int[] shape;

	SpssGraph(TeacherStudent networks, TrainingSettings settings, int classes, boolean unlabelled) {
		tf = networks.ops();
		tape = new Tape(tf);
		shape = new int[] { settings.patchZ(), settings.patchY(), settings.patchX() };
		int labelled = settings.labelledBatch();
		int views = unlabelled ? settings.unlabelledBatch() : 0;
		boolean contrastive = unlabelled && settings.contrastive();
		Shape map = Shape.of(-1, shape[0], shape[1], shape[2]);
		images = tf.placeholder(TFloat32.class, Placeholder.shape(map.append(1)));
		dropoutSeed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
		label = tf.placeholder(TInt32.class, Placeholder.shape(map));
		weight = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		diceMask = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		mixedLabel = tf.placeholder(TInt32.class, Placeholder.shape(map));
		mixedMask = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		consistencyWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

		VNet.Pass pass = networks.network().train(tape, networks.student(), images, dropoutSeed);
		SegmentationLoss losses = new SegmentationLoss(tf, classes);
		supervised = tape.apply(part(pass.logits(), 0, labelled), logits -> losses.supervised(logits, label, weight, diceMask));
		Operand<TFloat32> total = supervised;
		if (unlabelled) {
			Operand<TFloat32> mixed = part(pass.logits(), labelled, views);
			consistency = tape.apply(mixed, logits -> losses.consistency(logits, mixedLabel, mixedMask));
			consistencyOfAll = losses.consistency(mixed, mixedLabel, tf.onesLike(mixedMask));
			total = sum(total, weighted(consistency));
			contrast = contrastive ? contrast(networks, pass, labelled, views, classes) : null;
			if (contrastive) total = sum(total, weighted(contrast));
		}
		else {
			consistency = null;
			consistencyOfAll = null;
			contrast = null;
		}
		update = networks.optimize(tape, total, pass);
	}

	private Operand<TFloat32> contrast(TeacherStudent networks, VNet.Pass pass, int labelled, int views, int classes) {
		Operand<TFloat32> features = networks.network().project(tape, networks.student(), part(pass.joined(), labelled, 3 *
			views));
		int length = 4 * networks.network().filters();
		Operand<TFloat32> negative = rows(part(features, 0, views), length);
		Operand<TFloat32> anchor = rows(part(features, views, views), length);
		Operand<TFloat32> positive = rows(part(features, 2 * views, views), length);
		Operand<TFloat32> small = Resizing.shrink(tf, part(pass.logits(), labelled, 2 * views), shape, 8);
		Operand<TFloat32> negativeProbability = tf.nn.softmax(flat(part(small, 0, views), classes));
		Operand<TInt32> anchorClass = tf.math.argMax(flat(part(small, views, views), classes), tf.constant(1), TInt32.class);
		BidirectionalContrast contrast = new BidirectionalContrast(0.07, 50, classes);
		Operand<TFloat64> probability = tf.dtypes.cast(negativeProbability, TFloat64.class);
		// In 64 bits: exp(cos / 0.07) and its logarithm do not survive the 16 bits that the rest may be computed with.
		return tape.apply(List.of(anchor, positive, negative), in -> tf.dtypes.cast(contrast.loss(tf, TFloat64.class, precise(in
			.get(0)), precise(in.get(1)), precise(in.get(2)), anchorClass, probability), TFloat32.class));
	}

	private Operand<TFloat64> precise(Operand<TFloat32> x) {
		return tf.dtypes.cast(x, TFloat64.class);
	}

	private Operand<TFloat32> part(Operand<TFloat32> batch, int first, int count) {
		return tape.apply(batch, x -> tf.slice(x, tf.constant(new int[] { first, 0, 0, 0, 0 }), tf.constant(new int[] { count,
			-1, -1, -1, -1 })));
	}

	private Operand<TFloat32> rows(Operand<TFloat32> features, int length) {
		return tape.apply(features, x -> flat(x, length));
	}

	private Operand<TFloat32> flat(Operand<TFloat32> features, int length) {
		return tf.reshape(features, tf.constant(new int[] { -1, length }));
	}

	private Operand<TFloat32> weighted(Operand<TFloat32> loss) {
		return tape.apply(loss, x -> tf.math.mul(x, consistencyWeight));
	}

	private Operand<TFloat32> sum(Operand<TFloat32> a, Operand<TFloat32> b) {
		return tape.apply(List.of(a, b), in -> tf.math.add(in.get(0), in.get(1)));
	}
}
