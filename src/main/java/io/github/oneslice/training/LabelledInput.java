package io.github.oneslice.training;

import java.util.random.RandomGenerator;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.TrainingSettings;

/** Where labelled patches enter the graph of a step, and with them what every step of a learner is given. */
public final class LabelledInput {

	private final Learner learner;
	private final TrainingSettings settings;
	private final Placeholder<TFloat32> images;
	private final Placeholder<TInt32> labels;
	private final Placeholder<TFloat32> weights;
	private final Placeholder<TFloat32> inside;
	private final Placeholder<TFloat32> doubt;
	private final Placeholder<TInt32> dropoutSeed;

	public LabelledInput(Learner learner, TrainingSettings settings) {
		this.learner = learner;
		this.settings = settings;
		Ops tf = learner.ops();
		Extent patch = settings.patch();
		Shape map = Shape.of(patch.batch(-1));
		images = images(tf, patch);
		labels = tf.placeholder(TInt32.class, Placeholder.shape(map));
		weights = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		inside = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		doubt = tf.placeholder(TFloat32.class, Placeholder.shape(map));
		dropoutSeed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
	}

	/** Where any number of patches of images enters a graph, [patch, z, y, x, 1]. */
	public static Placeholder<TFloat32> images(Ops tf, Extent patch) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(patch.batch(-1, 1))));
	}

	/** [patch, z, y, x, 1] */
	public Placeholder<TFloat32> images() {
		return images;
	}

	/** Class indices, [patch, z, y, x]. */
	public Placeholder<TInt32> labels() {
		return labels;
	}

	/** How far each voxel is trusted, [patch, z, y, x]. */
	public Placeholder<TFloat32> weights() {
		return weights;
	}

	/** 1 inside the volume a patch was drawn from, 0 outside, [patch, z, y, x]. */
	public Placeholder<TFloat32> inside() {
		return inside;
	}

	/** How much less a voxel counts whose label the network does not believe, [patch, z, y, x]; fed where training is to be robust. */
	public Placeholder<TFloat32> doubt() {
		return doubt;
	}

	/** Two integers that decide what is dropped out in this step. */
	public Placeholder<TInt32> dropoutSeed() {
		return dropoutSeed;
	}

	/** Begins a run of the step. */
	public NetworkSession.Run run(NetworkSession session, Moment moment, LabelledBatch batch, RandomGenerator random) {
		Extent patch = settings.patch();
		long[] map = patch.batch(batch.count());
		NetworkSession.Run run = session.run().feed(images, batch.images(), patch.batch(batch.count(), 1)).feed(labels, batch.labels(), map).feed(weights,
			batch.weights(), map).feed(inside, batch.inside(), map).feed(dropoutSeed, new int[] { random.nextInt(), random.nextInt() }, 2).feed(learner
				.learningRate(), new float[] { (float) moment.learningRate() });
		double robustness = settings.pseudoLabels().noiseRobustness();
		return robustness == 0 ? run : run.feed(doubt, batch.doubt(robustness), map);
	}
}
