package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.settings.Dimensions;

/**
 * A network that gives each voxel a class: an encoder over five resolutions with F, 2F, 4F, 8F and 16F filters, and a decoder
 * back. On the features after the first upsampling and skip sits the projection head of the contrastive loss (Su et al.
 * 2024, section 2.3).
 */
public abstract sealed class SegmentationNetwork permits VNet, UNet {

	/** As in the published networks. */
	private static final float MOMENTUM = 0.1f;
	/** The deepest features are so much smaller than the image, and those of the projection head. */
	private static final int DEEPEST = 16;
	private static final int JOINED = 8;

	final int filters;
	final int classes;
	final double dropout;
	private final long seed;
	private final Dimensions dimensions;

	/**
	 * @param filters F, the number of filters at full resolution
	 * @param classes number of classes, background included
	 * @param dropout rate of the dropout of whole channels on the deepest and on the last features
	 * @param seed of the start values
	 */
	SegmentationNetwork(Dimensions dimensions, int filters, int classes, double dropout, long seed) {
		this.dimensions = dimensions;
		this.filters = filters;
		this.classes = classes;
		this.dropout = dropout;
		this.seed = seed;
	}

	/** A V-Net for volumes, a U-Net for slices. */
	public static SegmentationNetwork of(Dimensions dimensions, int filters, int classes, double dropout, long seed) {
		return dimensions == Dimensions.THREE ? new VNet(filters, classes, dropout, seed) : new UNet(filters, classes, dropout, seed);
	}

	/**
	 * One pass through the network.
	 *
	 * @param logits [batch, z, y, x, class]
	 * @param joined the features the projection head takes, [batch, z, y, x, channel] at the resolution of
	 *          {@link #joinedFactors()}
	 * @param statistics of the batch; empty for inference
	 */
	public record Pass(Operand<TFloat32> logits, Operand<TFloat32> joined, List<Statistic> statistics) {

		/** Moves the running statistics a tenth of the way to those of the batch, once a step of training. */
		public List<Op> follow(Ops tf) {
			List<Op> updates = new ArrayList<>();
			for (Statistic statistic : statistics)
				updates.add(tf.assignSub(statistic.running, tf.math.mul(tf.constant(MOMENTUM), tf.math.sub(statistic.running,
					statistic.batch))));
			return updates;
		}
	}

	/** Mean or variance of one layer. */
	public record Statistic(Variable<TFloat32> running, Operand<TFloat32> batch) {}

	/**
	 * A pass for training: batch statistics, dropout, and on the tape.
	 *
	 * @param image [batch, z, y, x, 1]
	 * @param dropoutSeed two integers, to be fed anew each step
	 */
	public Pass train(Tape tape, Parameters parameters, Operand<TFloat32> image, Operand<TInt32> dropoutSeed) {
		return build(layers(tape, parameters, seed, dropoutSeed), image);
	}

	/** A pass for inference: running statistics, no dropout. */
	public Pass infer(Parameters parameters, Operand<TFloat32> image) {
		return build(layers(new Tape(parameters.ops()), parameters, seed, null), image);
	}

	/**
	 * The projection head: 1×1×1 convolution to 8F, PReLU, 1×1×1 convolution to 4F.
	 *
	 * @param joined what {@link Pass#joined()} gives
	 * @return of the same resolution, with {@link #projected()} channels
	 */
	public Operand<TFloat32> project(Tape tape, Parameters parameters, Operand<TFloat32> joined) {
		Layers layers = layers(tape, parameters, seed + 1, null);
		Operand<TFloat32> hidden = layers.pointwise("projection/0", joined, joinedChannels(), 8 * filters);
		return layers.pointwise("projection/1", layers.parametricRelu("projection/0", hidden), 8 * filters, projected());
	}

	/** 4F, the channels of a projection. */
	public int projected() {
		return 4 * filters;
	}

	/** How much smaller along z, y and x the features are that the projection head takes. */
	public int[] joinedFactors() {
		return dimensions == Dimensions.THREE ? new int[] { JOINED, JOINED, JOINED } : new int[] { 1, JOINED, JOINED };
	}

	/** What the input's width, height and depth must be multiples of. */
	public int[] sizeMultiples() {
		return dimensions == Dimensions.THREE ? new int[] { DEEPEST, DEEPEST, DEEPEST } : new int[] { DEEPEST, DEEPEST, 1 };
	}

	abstract int joinedChannels();

	abstract Pass build(Layers layers, Operand<TFloat32> image);

	/** Convolutions 3×3×3, each with batch normalisation and ReLU. */
	static Operand<TFloat32> block(Layers layers, String name, Operand<TFloat32> x, int convolutions, int in, int out) {
		Operand<TFloat32> features = x;
		for (int i = 0; i < convolutions; i++)
			features = layers.convolution(name + "/" + i, features, 3, 1, i == 0 ? in : out, out);
		return features;
	}

	private Layers layers(Tape tape, Parameters parameters, long start, Operand<TInt32> dropoutSeed) {
		return new Layers(tape, parameters, new Initialization(start), dropoutSeed, dimensions == Dimensions.TWO);
	}
}
