package io.github.oneslice.spss;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

import io.github.oneslice.adamix.Curriculum;
import io.github.oneslice.adamix.Mixing;
import io.github.oneslice.contrast.BidirectionalContrast;
import io.github.oneslice.contrast.ProjectionHead;
import io.github.oneslice.network.Resizing;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;
import io.github.oneslice.selfpaced.SegmentationLoss;
import io.github.oneslice.selfpaced.Uncertainty;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.TeacherStudent;

/**
 * One step of SPSS as a graph (Su et al. 2024, section 2): the supervised loss on pseudo-labels of annotated volumes; with
 * {@code unlabelled}, the consistency loss on the mixed view; with {@code contrastive}, feature contrast between the two
 * views and the mixed one. The student sees everything as one batch: labelled patches, mixed views, first views, second
 * views.
 */
final class SpssGraph {

	final Placeholder<TFloat32> labelledImages;
	final Placeholder<TInt32> dropoutSeed;
	final Placeholder<TInt32> label;
	final Placeholder<TFloat32> weight;
	final Placeholder<TFloat32> diceMask;
	final Placeholder<TFloat32> firstViews;
	final Placeholder<TFloat32> secondViews;
	/** What the teacher passes see, the views of one pass after those of the other. */
	final Placeholder<TFloat32> noisyViews;
	/** How many voxels are selected. */
	final Placeholder<TInt32> count;
	final Placeholder<TFloat32> consistencyWeight;
	final Mixing mixing;

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
	private final TeacherStudent networks;
	private final TrainingSettings settings;
	private final int classes;
	private final int[] shape;

	SpssGraph(TeacherStudent networks, TrainingSettings settings, int classes, boolean unlabelled) {
		this.networks = networks;
		this.settings = settings;
		this.classes = classes;
		tf = networks.ops();
		tape = new Tape(tf);
		shape = new int[] { settings.patch()[2], settings.patch()[1], settings.patch()[0] };
		Shape map = Shape.of(-1, shape[0], shape[1], shape[2]);
		labelledImages = images();
		dropoutSeed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
		label = tf.placeholder(TInt32.class, Placeholder.shape(map));
		weight = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		diceMask = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		firstViews = images();
		secondViews = images();
		noisyViews = images();
		count = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
		consistencyWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		mixing = Mixing.of(settings.perturbation(), tf, shape, settings.mixing().patchesPerAxis(), settings.mixing().mostPatches());

		Mixing.Maps mixed = unlabelled ? mixedViews() : null;
		SegmentationNetwork.Pass pass = networks.network().train(tape, networks.student(), batch(mixed), dropoutSeed);
		SegmentationLoss losses = new SegmentationLoss(tf, classes);
		int labelled = settings.sampling().labelledBatch();
		supervised = tape.apply(part(pass.logits(), 0, labelled), logits -> losses.supervised(logits, label, weight, diceMask));
		Operand<TFloat32> total = supervised;
		if (unlabelled) {
			Operand<TFloat32> ofMixed = part(pass.logits(), labelled, settings.sampling().unlabelledBatch());
			consistency = tape.apply(ofMixed, logits -> losses.consistency(logits, mixed.label(), mixed.weight()));
			consistencyOfAll = losses.consistency(ofMixed, mixed.label(), tf.onesLike(mixed.weight()));
			total = sum(total, weighted(consistency));
			contrast = settings.selfPaced().contrastive() ? contrast(pass) : null;
			if (contrast != null) total = sum(total, weighted(contrast));
		}
		else {
			consistency = null;
			consistencyOfAll = null;
			contrast = null;
		}
		update = networks.optimize(tape, total, pass);
	}

	private Placeholder<TFloat32> images() {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, shape[0], shape[1], shape[2], 1)));
	}

	/** The second views mixed into the first; the weight of a voxel is 1 where it is selected, else 0. */
	private Mixing.Maps mixedViews() {
		Operand<TFloat32> selected = selection();
		Mixing.Maps first = maps(firstViews, selected);
		Mixing.Maps second = maps(mixing.whenMixing(tf, secondViews), selected);
		return mixing.mix(tf, first, second, Curriculum.loss(tf, networks.studentLogits(mixing.whenMixing(tf, firstViews)), first
			.label(), classes));
	}

	/** Views with what the teacher says of them. */
	private Mixing.Maps maps(Operand<TFloat32> views, Operand<TFloat32> selected) {
		return Mixing.Maps.pseudoLabelled(tf, views, networks.teacherLogits(views), selected);
	}

	/** 1 where the self-paced rule trusts the teacher. Both views are of one crop, and the uncertainty is that crop's. */
	private Operand<TFloat32> selection() {
		int views = settings.sampling().unlabelledBatch();
		if (!settings.selfPaced().sampleSelection()) return tf.fill(tf.constant(new int[] { views, shape[0], shape[1], shape[2] }), tf
			.constant(1f));
		Operand<TFloat32> logits = networks.teacherLogits(noisyViews);
		List<Operand<TFloat32>> passes = new ArrayList<>();
		for (int t = 0; t < settings.selfPaced().teacherPasses(); t++)
			passes.add(slice(logits, t * views, views));
		return Uncertainty.select(tf, Uncertainty.entropy(tf, Uncertainty.meanProbability(tf, passes)), count);
	}

	private Operand<TFloat32> batch(Mixing.Maps mixed) {
		if (mixed == null) return labelledImages;
		List<Operand<TFloat32>> all = new ArrayList<>(List.of(labelledImages, mixed.image()));
		if (settings.selfPaced().contrastive()) all.addAll(List.of(firstViews, secondViews));
		return tf.concat(all, tf.constant(0));
	}

	private Operand<TFloat32> contrast(SegmentationNetwork.Pass pass) {
		SegmentationNetwork network = networks.network();
		int labelled = settings.sampling().labelledBatch();
		int views = settings.sampling().unlabelledBatch();
		ProjectionHead head = new ProjectionHead(network.joinedChannels(), settings.seed() + 1);
		Operand<TFloat32> features = head.project(tape, networks.student(), part(pass.joined(), labelled, 3 * views));
		Operand<TFloat32> negative = rows(part(features, 0, views), head.projected());
		Operand<TFloat32> anchor = rows(part(features, views, views), head.projected());
		Operand<TFloat32> positive = rows(part(features, 2 * views, views), head.projected());
		Operand<TFloat32> small = Resizing.shrink(tf, part(pass.logits(), labelled, 2 * views), shape, network.joinedFactors());
		Operand<TFloat32> negativeProbability = tf.nn.softmax(flat(part(small, 0, views), classes));
		Operand<TInt32> anchorClass = tf.math.argMax(flat(part(small, views, views), classes), tf.constant(1), TInt32.class);
		BidirectionalContrast loss = new BidirectionalContrast(0.07, 50, classes);
		Operand<TFloat64> probability = tf.dtypes.cast(negativeProbability, TFloat64.class);
		// In 64 bits: exp(cos / 0.07) and its logarithm do not survive the 16 bits that the rest may be computed with.
		return tape.apply(List.of(anchor, positive, negative), in -> tf.dtypes.cast(loss.loss(tf, TFloat64.class, precise(in
			.get(0)), precise(in.get(1)), precise(in.get(2)), anchorClass, probability), TFloat32.class));
	}

	private Operand<TFloat64> precise(Operand<TFloat32> x) {
		return tf.dtypes.cast(x, TFloat64.class);
	}

	private Operand<TFloat32> part(Operand<TFloat32> batch, int first, int number) {
		return tape.apply(batch, x -> slice(x, first, number));
	}

	private Operand<TFloat32> slice(Operand<TFloat32> batch, int first, int number) {
		return tf.slice(batch, tf.constant(new int[] { first, 0, 0, 0, 0 }), tf.constant(new int[] { number, -1, -1, -1, -1 }));
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
