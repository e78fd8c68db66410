package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * V-Net (Milletari et al. 2016) as SPSS and its forerunners use it: without residual sums, skip connections added. Five
 * resolutions with F, 2F, 4F, 8F and 16F filters. On the 8F features after the first upsampling and skip sits the
 * projection head of the contrastive loss (Su et al. 2024, section 2.3).
 *
 * @param filters F, the number of filters at full resolution
 * @param classes number of classes, background included
 * @param dropout rate of the dropout of whole channels on the deepest and on the last features
 * @param seed of the start values
 */
public record VNet(int filters, int classes, double dropout, long seed) {

	/** The input's width, height and depth must be multiples of this. */
	public static final int SIZE_MULTIPLE = 16;

	/** As in the published networks. */
	private static final float MOMENTUM = 0.1f;
	private static final int[] DOWN = { 1, 2, 3, 3, 3 };
	private static final int[] UP = { 1, 2, 3, 3 };

	/**
	 * One pass through the network.
	 *
	 * @param logits [batch, z, y, x, class]
	 * @param joined [batch, z/8, y/8, x/8, 8F], the features the projection head takes
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
		return build(new Layers(tape, parameters, new Initialization(seed), dropoutSeed), image);
	}

	/** A pass for inference: running statistics, no dropout. */
	public Pass infer(Parameters parameters, Operand<TFloat32> image) {
		return build(new Layers(new Tape(parameters.ops()), parameters, new Initialization(seed), null), image);
	}

	/**
	 * The projection head: 1×1×1 convolution 8F → 8F, PReLU, 1×1×1 convolution 8F → 4F.
	 *
	 * @param joined what {@link Pass#joined()} gives
	 * @return [batch, z/8, y/8, x/8, 4F]
	 */
	public Operand<TFloat32> project(Tape tape, Parameters parameters, Operand<TFloat32> joined) {
		Layers layers = new Layers(tape, parameters, new Initialization(seed + 1), null);
		Operand<TFloat32> hidden = layers.pointwise("projection/0", joined, 8 * filters, 8 * filters);
		return layers.pointwise("projection/1", layers.parametricRelu("projection/0", hidden), 8 * filters, 4 * filters);
	}

	private Pass build(Layers layers, Operand<TFloat32> image) {
		int deepest = DOWN.length - 1;
		@SuppressWarnings("unchecked")
		Operand<TFloat32>[] skips = new Operand[deepest];
		Operand<TFloat32> x = image;
		int channels = 1;
		for (int level = 0; level <= deepest; level++) {
			int width = filters << level;
			if (level > 0) {
				x = layers.convolution("down" + level, x, 2, 2, channels, width);
				channels = width;
			}
			x = block(layers, "encoder" + level, x, DOWN[level], channels, width);
			channels = width;
			if (level < deepest) skips[level] = x;
		}
		x = layers.dropout(x, dropout);
		Operand<TFloat32> joined = null;
		for (int level = deepest - 1; level >= 0; level--) {
			int width = filters << level;
			x = layers.join(layers.upsampling("up" + level, x, channels, width), skips[level]);
			if (joined == null) joined = x;
			x = block(layers, "decoder" + level, x, UP[level], width, width);
			channels = width;
		}
		Operand<TFloat32> logits = layers.pointwise("output", layers.dropout(x, dropout), channels, classes);
		return new Pass(logits, joined, layers.statistics());
	}

	private static Operand<TFloat32> block(Layers layers, String name, Operand<TFloat32> x, int convolutions, int in, int out) {
		for (int i = 0; i < convolutions; i++)
			x = layers.convolution(name + "/" + i, x, 3, 1, i == 0 ? in : out, out);
		return x;
	}
}
