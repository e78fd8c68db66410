package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The layers of one pass through a network: convolutions, batch normalisation, dropout. Features are
 * [batch, z, y, x, channel]; in a planar network no layer reaches along z, so sizes given as k×k×k are 1×k×k there. A pass
 * is either for training (batch statistics, dropout) or for inference (running statistics, no dropout); passes over the same
 * {@link Parameters} share the weights.
 */
public final class Layers {

	private final Tape tape;
	private final Ops tf;
	private final Parameters parameters;
	private final Operand<TInt32> dropoutSeed;
	private final List<SegmentationNetwork.Statistic> statistics = new ArrayList<>();
	private final List<LayerShape> shapes = new ArrayList<>();
	private final boolean planar;
	private int dropouts;

	/**
	 * @param dropoutSeed two integers, fed anew each step; null for inference
	 * @param planar whether each slice along z is seen for itself
	 */
	public Layers(Tape tape, Parameters parameters, Operand<TInt32> dropoutSeed, boolean planar) {
		this.planar = planar;
		this.tape = tape;
		this.tf = tape.ops();
		this.parameters = parameters;
		this.dropoutSeed = dropoutSeed;
	}

	/** Layers that see each voxel for itself, without batch statistics or dropout. */
	public Layers(Tape tape, Parameters parameters) {
		this(tape, parameters, null, true);
	}

	/** The batch statistics of this pass; empty for inference. */
	public List<SegmentationNetwork.Statistic> statistics() {
		return statistics;
	}

	/**
	 * The layers with a kernel that are built on an input of that shape.
	 *
	 * @param input [batch, z, y, x, channel]
	 */
	public static List<LayerShape> shapes(boolean planar, Shape input, BiConsumer<Layers, Operand<TFloat32>> block) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Layers layers = new Layers(new Tape(tf), new Parameters(tf, ""), null, planar);
			block.accept(layers, tf.placeholder(TFloat32.class, Placeholder.shape(input)));
			return List.copyOf(layers.shapes);
		}
	}

	/** Convolution k×k×k, batch normalisation, ReLU. Its bias would cancel in the normalisation, so there is none. */
	public Operand<TFloat32> convolution(String name, Operand<TFloat32> x, int size, int stride, int in, int out) {
		int[] extent = extent(size);
		int volume = extent[0] * extent[1] * extent[2];
		Variable<TFloat32> kernel = weight(name + "/kernel", Initialization.he(volume * in), extent[0], extent[1], extent[2], in, out);
		shapes.add(LayerShape.of(name, LayerShape.Kind.CONVOLUTION, x, kernel, extent(stride)));
		return normalized(name, Convolution.convolve(tape, x, kernel, extent(stride)), out);
	}

	/** Transposed convolution 2×2×2 of stride 2, batch normalisation, ReLU. */
	public Operand<TFloat32> upsampling(String name, Operand<TFloat32> x, int in, int out) {
		int[] extent = extent(2);
		Variable<TFloat32> kernel = weight(name + "/kernel", Initialization.he(in), extent[0], extent[1], extent[2], out, in);
		shapes.add(LayerShape.of(name, LayerShape.Kind.TRANSPOSED, x, kernel, extent));
		return normalized(name, Convolution.transposed(tape, x, kernel, extent), out);
	}

	/** Maximum over 2×2×2. */
	public Operand<TFloat32> pooling(Operand<TFloat32> x) {
		return tape.apply(x, in -> new MaximumPooling(tf).apply(in, planar));
	}

	/** Convolution 1×1×1 with bias. */
	public Operand<TFloat32> pointwise(String name, Operand<TFloat32> x, int in, int out) {
		Variable<TFloat32> kernel = weight(name + "/kernel", Initialization.he(in), 1, 1, 1, in, out);
		Variable<TFloat32> bias = weight(name + "/bias", Initialization.ZERO, out);
		shapes.add(LayerShape.of(name, LayerShape.Kind.POINTWISE, x, kernel, new int[] { 1, 1, 1 }));
		return tape.apply(List.of(Convolution.pointwise(tape, x, kernel), bias), inputs -> tf.nn.biasAdd(inputs.get(0), inputs.get(1)));
	}

	/** max(x, 0) + a · min(x, 0) with one learned slope a for all channels (He et al. 2015). */
	public Operand<TFloat32> parametricRelu(String name, Operand<TFloat32> x) {
		Variable<TFloat32> slope = weight(name + "/slope", Initialization.constant(0.25f), 1);
		return tape.apply(List.of(x, slope), in -> tf.math.sub(tf.nn.relu(in.get(0)), tf.math.mul(in.get(1), tf.nn.relu(tf.math
			.neg(in.get(0))))));
	}

	/** x + y, the way a skip connection joins. */
	public Operand<TFloat32> join(Operand<TFloat32> x, Operand<TFloat32> y) {
		return tape.record(tf.math.add(x, y), List.of(x, y), (gradient, needed) -> List.of(gradient, gradient));
	}

	/** Channels of x, then those of y. */
	public Operand<TFloat32> concatenate(Operand<TFloat32> x, Operand<TFloat32> y) {
		return tape.apply(List.of(x, y), in -> tf.concat(in, tf.constant(4)));
	}

	/** Drops whole channels of a sample and scales the others up; nothing at inference. */
	public Operand<TFloat32> dropout(Operand<TFloat32> x, double rate) {
		if (dropoutSeed == null || rate == 0) return x;
		var size = tf.shape(x);
		var batch = FirstAxis.part(tf, size, 0, 1);
		var channels = FirstAxis.part(tf, size, 4, 1);
		var maskSize = tf.concat(List.of(batch, tf.constant(new int[] { 1, 1, 1 }), channels), tf.constant(0));
		var seed = tf.math.add(dropoutSeed, tf.constant(new int[] { 0, ++dropouts }));
		var uniform = tf.random.statelessRandomUniform(maskSize, seed);
		var kept = tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
		var mask = tf.math.mul(kept, tf.constant((float) (1 / (1 - rate))));
		return tape.apply(x, in -> tf.math.mul(in, mask));
	}

	private Operand<TFloat32> normalized(String name, Operand<TFloat32> x, int channels) {
		Variable<TFloat32> scale = weight(name + "/scale", Initialization.constant(1), channels);
		Variable<TFloat32> offset = weight(name + "/offset", Initialization.ZERO, channels);
		Variable<TFloat32> mean = parameters.get(name + "/mean", false, Initialization.ZERO, channels);
		Variable<TFloat32> variance = parameters.get(name + "/variance", false, Initialization.constant(1), channels);
		BatchNormalization normalization = new BatchNormalization(tf, channels);
		if (dropoutSeed == null) return normalization.infer(x, scale, offset, mean, variance);
		BatchNormalization.Normalized normalized = normalization.train(tape, x, scale, offset);
		statistics.add(new SegmentationNetwork.Statistic(mean, normalized.mean()));
		statistics.add(new SegmentationNetwork.Statistic(variance, normalized.variance()));
		return normalized.output();
	}

	/** Along z, y and x. */
	private int[] extent(int length) {
		return new int[] { planar ? 1 : length, length, length };
	}

	private Variable<TFloat32> weight(String name, Initialization initialization, long... shape) {
		Variable<TFloat32> weight = parameters.get(name, true, initialization, shape);
		tape.watch(weight);
		return weight;
	}
}
