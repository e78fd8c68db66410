package io.github.oneslice.spss;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

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
import io.github.oneslice.image.Extent;
import io.github.oneslice.network.FirstAxis;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Resizing;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;
import io.github.oneslice.selfpaced.SegmentationLoss;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.selfpaced.Uncertainty;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.LabelledInput;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;
import io.github.oneslice.training.Sampler;
import io.github.oneslice.training.SupervisedStep;

/**
 * One whole step of SPSS (Su et al. 2024, section 2): the supervised loss on pseudo-labels of annotated volumes, the
 * consistency loss on the mixed view and, where wanted, feature contrast between the two views and the mixed one. The student
 * sees labelled patches as one batch; mixed views, first views and second views as another.
 */
final class SpssStep {

	private static final double TEMPERATURE = 0.07;
	private static final int NEGATIVES = 50;
	/** As many unlabelled crops are in a published batch, of which voxels of one crop at the most are selected. */
	private static final int PUBLISHED_CROPS = 2;

	private final TrainingSettings settings;
	private final SpssSettings own;
	private final int classes;
	private final Learner learner;
	private final Ops tf;
	private final Tape tape;
	/** The size of the crops without labels. */
	private final Extent view;
	private final LabelledInput labelled;
	private final UnlabelledViews views;
	private final Placeholder<TInt32> count;
	private final Placeholder<TFloat32> weight;
	private final Mixing mixing;
	private final Operand<TFloat32> supervised;
	private final Operand<TFloat32> consistency;
	private final Operand<TFloat32> consistencyOfAll;
	private final Operand<TFloat32> contrast;
	private final Op update;

	/**
	 * @param consistency the consistency loss over the selected voxels
	 * @param consistencyOfAll the consistency loss over all voxels, selected or not
	 * @param contrast 0 where it is not wanted
	 */
	record Result(double supervised, double consistency, double consistencyOfAll, double contrast) {}

	SpssStep(Learner learner, MethodContext context, SpssSettings own) {
		this.learner = learner;
		this.own = own;
		settings = context.settings();
		classes = context.classes();
		tf = learner.ops();
		tape = new Tape(tf);
		view = own.view(settings.patch(), learner.network().sizeMultiples()[0]);
		labelled = new LabelledInput(learner, settings);
		views = new UnlabelledViews(tf, view, crops(), own.teacherPasses());
		count = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
		weight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		mixing = Mixing.of(settings.mixing(), tf, view.zyx());

		Mixing.Maps mixed = mixedViews();
		SegmentationNetwork.Pass pass = learner.network().train(tape, learner.student(), labelled.images(), labelled.dropoutSeed());
		supervised = SupervisedStep.loss(tape, pass.logits(), labelled, settings, classes);
		// Each for itself: mixed views would shift the batch statistics that labelled images are learned with.
		SegmentationNetwork.Pass ofViews = learner.network().train(tape, learner.student(), batch(mixed), tf.math.add(labelled.dropoutSeed(), tf
			.constant(new int[] { 1, 0 })));
		SegmentationLoss losses = new SegmentationLoss(tf, classes);
		Operand<TFloat32> ofMixed = part(ofViews.logits(), 0, crops());
		consistency = tape.apply(ofMixed, logits -> losses.consistency(logits, mixed.label(), mixed.weight()));
		consistencyOfAll = losses.consistency(ofMixed, mixed.label(), tf.onesLike(mixed.weight()));
		contrast = own.contrastive() ? contrast(ofViews) : tf.constant(0f);
		Operand<TFloat32> consistent = sum(supervised, weighted(consistency));
		update = learner.optimize(tape, own.contrastive() ? sum(consistent, weighted(contrast)) : consistent, pass);
	}

	/**
	 * @param consistencyWeight w, of consistency and contrast
	 * @param rate the part of the voxels of one crop that is selected
	 */
	Result run(NetworkSession session, Moment moment, LabelledBatch batch, Sampler sampler, double consistencyWeight, double rate,
		RandomGenerator random)
	{
		NetworkSession.Run run = views.feed(labelled.run(session, moment, batch, random), sampler, random);
		mixing.feed(run, crops(), moment.progress(), random);
		List<float[]> values = run.feed(count, new int[] { SelectionRate.count(rate, crops() * view.voxels() / PUBLISHED_CROPS) }).feed(weight, new float[] {
			(float) consistencyWeight }).target(update).fetch(supervised).fetch(consistency).fetch(consistencyOfAll).fetch(contrast).floats();
		return new Result(values.get(0)[0], values.get(1)[0], values.get(2)[0], values.get(3)[0]);
	}

	/** The layers of the network on crops without labels, and of the projection head. */
	List<LayerShape> layers() {
		int batch = own.contrastive() ? 3 * crops() : crops();
		List<LayerShape> layers = new ArrayList<>(learner.network().layers(batch, view.zyx()));
		layers.addAll(projectionLayers());
		return layers;
	}

	private List<LayerShape> projectionLayers() {
		if (!own.contrastive()) return List.of();
		int[] size = view.zyx();
		int[] factors = learner.network().joinedFactors();
		for (int axis = 0; axis < size.length; axis++)
			size[axis] /= factors[axis];
		return head().layers(3 * crops(), size);
	}

	private ProjectionHead head() {
		return new ProjectionHead(learner.network().joinedChannels());
	}

	private int crops() {
		return settings.sampling().unlabelledBatch();
	}

	/** The second views mixed into the first; the weight of a voxel is 1 where it is selected, else 0. */
	private Mixing.Maps mixedViews() {
		Operand<TFloat32> selected = selection();
		Mixing.Maps first = maps(views.first(), selected);
		Mixing.Maps second = maps(mixing.whenMixing(tf, views.second()), selected);
		return mixing.mix(tf, first, second, Curriculum.loss(tf, learner.studentLogits(mixing.whenMixing(tf, views.first())), first.label(),
			classes));
	}

	/** Views with what the teacher says of them. */
	private Mixing.Maps maps(Operand<TFloat32> images, Operand<TFloat32> selected) {
		return Mixing.Maps.pseudoLabelled(tf, images, learner.teacherLogits(images), selected);
	}

	/** 1 where the self-paced rule trusts the teacher. Both views are of one crop, and the uncertainty is that crop's. */
	private Operand<TFloat32> selection() {
		if (!own.sampleSelection()) return tf.fill(tf.constant(view.batch(crops())), tf.constant(1f));
		Operand<TFloat32> logits = learner.teacherLogits(views.noisy());
		List<Operand<TFloat32>> passes = new ArrayList<>();
		for (int t = 0; t < own.teacherPasses(); t++)
			passes.add(FirstAxis.part(tf, logits, t * crops(), crops()));
		return Uncertainty.select(tf, Uncertainty.entropy(tf, Uncertainty.meanProbability(tf, passes)), count);
	}

	private Operand<TFloat32> batch(Mixing.Maps mixed) {
		return own.contrastive() ? tf.concat(List.of(mixed.image(), views.first(), views.second()), tf.constant(0)) : mixed.image();
	}

	private Operand<TFloat32> contrast(SegmentationNetwork.Pass pass) {
		SegmentationNetwork network = learner.network();
		ProjectionHead head = head();
		Operand<TFloat32> features = head.project(tape, learner.student(), part(pass.joined(), 0, 3 * crops()));
		Operand<TFloat32> negative = rows(part(features, 0, crops()), head.projected());
		Operand<TFloat32> anchor = rows(part(features, crops(), crops()), head.projected());
		Operand<TFloat32> positive = rows(part(features, 2 * crops(), crops()), head.projected());
		Operand<TFloat32> small = Resizing.shrink(tf, part(pass.logits(), 0, 2 * crops()), view.zyx(), network.joinedFactors());
		Operand<TFloat32> negativeProbability = tf.nn.softmax(flat(part(small, 0, crops()), classes));
		Operand<TInt32> anchorClass = tf.math.argMax(flat(part(small, crops(), crops()), classes), tf.constant(1), TInt32.class);
		BidirectionalContrast loss = new BidirectionalContrast(TEMPERATURE, NEGATIVES, classes);
		Operand<TFloat64> probability = tf.dtypes.cast(negativeProbability, TFloat64.class);
		// In 64 bits: exp(cos / 0.07) and its logarithm do not survive the 16 bits that the rest may be computed with.
		return tape.apply(List.of(anchor, positive, negative), in -> tf.dtypes.cast(loss.loss(tf, TFloat64.class, precise(in.get(0)), precise(in
			.get(1)), precise(in.get(2)), anchorClass, probability), TFloat32.class));
	}

	private Operand<TFloat64> precise(Operand<TFloat32> x) {
		return tf.dtypes.cast(x, TFloat64.class);
	}

	private Operand<TFloat32> part(Operand<TFloat32> batch, int first, int number) {
		return tape.apply(batch, x -> FirstAxis.part(tf, x, first, number));
	}

	private Operand<TFloat32> rows(Operand<TFloat32> features, int length) {
		return tape.apply(features, x -> flat(x, length));
	}

	private Operand<TFloat32> flat(Operand<TFloat32> features, int length) {
		return tf.reshape(features, tf.constant(new int[] { -1, length }));
	}

	private Operand<TFloat32> weighted(Operand<TFloat32> loss) {
		return tape.apply(loss, x -> tf.math.mul(x, weight));
	}

	private Operand<TFloat32> sum(Operand<TFloat32> a, Operand<TFloat32> b) {
		return tape.apply(List.of(a, b), in -> tf.math.add(in.get(0), in.get(1)));
	}
}
