package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.error.UserException;

/** A network that gives each voxel a class. */
public final class SegmentationNetwork {

	/** The layer that gives the logits, a convolution 1×1×1 with a bias. */
	static final String OUTPUT = "output";

	/** The parameter that is added to the logits, [class]. */
	public static final String OUTPUT_BIAS = OUTPUT + "/bias";

	/** As in the published networks. */
	private static final float MOMENTUM = 0.1f;

	private final Architecture architecture;
	private final NetworkKind kind;
	private final double dropout;

	private SegmentationNetwork(Architecture architecture, NetworkKind kind, double dropout) {
		this.architecture = architecture;
		this.kind = kind;
		this.dropout = dropout;
	}

	/**
	 * @param dropout rate of the dropout of whole channels
	 * @throws UserException if no {@link NetworkKind} has the architecture's name
	 */
	public static SegmentationNetwork of(Architecture architecture, double dropout) {
		return new SegmentationNetwork(architecture, NetworkKind.of(architecture.network()), dropout);
	}

	/**
	 * One pass through the network.
	 *
	 * @param logits [batch, z, y, x, class]
	 * @param joined the features after the first upsampling and skip, [batch, z, y, x, channel] at the resolution of
	 *          {@link #joinedFactors()}
	 * @param statistics of the batch; empty for inference
	 */
	public record Pass(Operand<TFloat32> logits, Operand<TFloat32> joined, List<Statistic> statistics) {

		/**
		 * Moves the running statistics a tenth of the way to those of the batch, once a step of training.
		 *
		 * @param share of that way, 0 to 1
		 */
		public List<Op> follow(Ops tf, Operand<TFloat32> share) {
			List<Op> updates = new ArrayList<>();
			Operand<TFloat32> way = tf.math.mul(tf.constant(MOMENTUM), share);
			for (Statistic statistic : statistics)
				updates.add(tf.assignSub(statistic.running, tf.math.mul(way, tf.math.sub(statistic.running, statistic.batch))));
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
		return build(tape, parameters, image, dropoutSeed);
	}

	/** A pass for inference: running statistics, no dropout. */
	public Pass infer(Parameters parameters, Operand<TFloat32> image) {
		return build(new Tape(parameters.ops()), parameters, image, null);
	}

	/** How much smaller along z, y and x the features {@link Pass#joined()} are than the image. */
	public int[] joinedFactors() {
		int factor = kind.joinedFactor(architecture);
		return new int[] { kind.planar() ? 1 : factor, factor, factor };
	}

	/** The number of channels of {@link Pass#joined()}. */
	public int joinedChannels() {
		return kind.joinedChannels(architecture);
	}

	/** What the input's width, height and depth must be multiples of. */
	public int[] sizeMultiples() {
		int factor = kind.deepestFactor(architecture);
		return new int[] { factor, factor, kind.planar() ? 1 : factor };
	}

	/**
	 * The layers with a kernel, as they are where images are of that size.
	 *
	 * @param size along z, y and x
	 */
	public List<LayerShape> layers(int batch, int[] size) {
		return Layers.shapes(kind.planar(), Shape.of(batch, size[0], size[1], size[2], 1), (layers, image) -> kind.build(architecture,
			layers, image, dropout));
	}

	private Pass build(Tape tape, Parameters parameters, Operand<TFloat32> image, Operand<TInt32> dropoutSeed) {
		Layers layers = new Layers(tape, parameters, dropoutSeed, kind.planar());
		return kind.build(architecture, layers, image, dropout);
	}
}
