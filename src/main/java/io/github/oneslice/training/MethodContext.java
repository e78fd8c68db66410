package io.github.oneslice.training;

import java.util.Arrays;
import java.util.List;

import org.tensorflow.op.Ops;

import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.settings.OptimizerSettings;
import io.github.oneslice.settings.TrainingSettings;

/**
 * What a training method is built from.
 *
 * @param tf the graph of the training
 * @param architecture of the networks
 * @param volumes how many there are to learn from
 * @param sampler draws patches
 */
public record MethodContext(Ops tf, TrainingSettings settings, Architecture architecture, int volumes, Sampler sampler) {

	private static final double MOMENTUM = 0.9;
	/** Between the seeds of networks that are to start from other weights. */
	private static final long SEED_STEP = 1000;

	public int classes() {
		return architecture.classes();
	}

	/**
	 * A network of the training's architecture that learns.
	 *
	 * @param name put before the names of all its parameters; tells several in one graph apart
	 * @param number from 0; networks of other numbers start from other weights
	 * @param averaged whether its teacher is the average of its past
	 */
	public Learner learner(String name, int number, boolean averaged) {
		return learner(architecture, name, number, averaged);
	}

	/** A network of another architecture that learns; see above. */
	public Learner learner(Architecture other, String name, int number, boolean averaged) {
		SegmentationNetwork network = SegmentationNetwork.of(other, settings.network().dropout());
		return new Learner(tf, name, network, other.classes(), settings.patch(), settings.seed() + SEED_STEP * number, optimizer(), averaged);
	}

	/**
	 * The layers of the training's architecture on patches.
	 *
	 * @param batches how many patches go through a network at once
	 */
	public List<LayerShape> layers(int... batches) {
		return layers(architecture, batches);
	}

	/** The layers of another architecture on patches; see above. */
	public List<LayerShape> layers(Architecture other, int... batches) {
		SegmentationNetwork network = SegmentationNetwork.of(other, settings.network().dropout());
		return Arrays.stream(batches).boxed().flatMap(batch -> network.layers(batch, settings.patch().zyx()).stream()).toList();
	}

	private Optimizer optimizer() {
		OptimizerSettings optimization = settings.optimization();
		return switch (optimization.optimizer()) {
			case SGD -> new Optimizer.Sgd(MOMENTUM, optimization.weightDecay());
			case ADAMW -> new Optimizer.AdamW(optimization.weightDecay());
		};
	}
}
