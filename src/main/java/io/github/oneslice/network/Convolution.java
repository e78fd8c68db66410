package io.github.oneslice.network;

import java.util.Arrays;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * Three-dimensional convolutions with their backward rules. Features are [batch, z, y, x, channel]; the edges are padded
 * with zeros so that a stride of one keeps the size.
 */
public final class Convolution {

	private static final String SAME = "SAME";
	private static final String VALID = "VALID";
	private static final int CHANNELS = 32;
	/** With AVX2 oneDNN takes up to twice as long for the kernel gradient of few channels where it has to pad the maps itself. */
	private static final boolean PAD_FIRST = Processor.endsAtAvx2();
	private static final int FEW_CHANNELS = 16;

	private Convolution() {}

	/**
	 * y = x ∗ k. For a gradient g at y: ∂x is the transposed convolution of g with k, ∂k the correlation of x and g.
	 *
	 * @param kernel [z, y, x, input channel, output channel]
	 * @param stride along z, y and x
	 */
	public static <T extends TFloating> Operand<T> convolve(Tape tape, Operand<T> input, Operand<T> kernel, int[] stride) {
		Ops tf = tape.ops();
		List<Long> strides = strides(stride);
		Operand<T> output = tf.nn.conv3d(input, kernel, strides, SAME);
		return tape.record(output, List.of(input, kernel), (gradient, needed) -> Arrays.asList(
			needed[0] ? inputGradient(tf, tf.shape(input), kernel, gradient, strides) : null,
			needed[1] ? kernelGradient(tf, input, kernel, gradient, stride) : null));
	}

	/**
	 * Where maps are two voxels deep, oneDNN (of TensorFlow 2.18, with AVX512_BF16) gives nonsense for kernel gradients in
	 * bfloat16. A third slice of zeros changes nothing but that.
	 */
	private static <T extends TFloating> Operand<T> kernelGradient(Ops tf, Operand<T> input, Operand<T> kernel,
		Operand<T> gradient, int[] stride)
	{
		boolean unit = Arrays.stream(stride).allMatch(step -> step == 1);
		if (unit && PAD_FIRST && kernel.asOutput().shape().get(3) <= FEW_CHANNELS) return tf.nn.conv3dBackpropFilter(padded(tf, input, halo(kernel)), tf.shape(
			kernel), gradient, strides(stride), VALID);
		boolean deepen = unit && input.asOutput().shape().get(1) == 2;
		return tf.nn.conv3dBackpropFilter(deepen ? deepened(tf, input) : input, tf.shape(kernel), deepen ? deepened(tf,
			gradient) : gradient, strides(stride), SAME);
	}

	/** The zeros that a stride of one pads an input with, before and after each axis, so that the size stays. */
	private static int[][] halo(Operand<?> kernel) {
		int[][] around = new int[5][2];
		for (int axis = 0; axis < 3; axis++) {
			int more = (int) kernel.asOutput().shape().get(axis) - 1;
			around[axis + 1] = new int[] { more / 2, more - more / 2 };
		}
		return around;
	}

	private static <T extends TFloating> Operand<T> deepened(Ops tf, Operand<T> x) {
		return padded(tf, x, 1, 1);
	}

	/**
	 * Where there are more than 32 channels and no multiple of that, oneDNN (of TensorFlow 2.18, with AVX2 or AVX512) gives nonsense for the
	 * gradient of the input, on some processors. Further channels of zeros change nothing but that.
	 *
	 * @param size of the input, [batch, z, y, x, channel]
	 */
	private static <T extends TFloating> Operand<T> inputGradient(Ops tf, Operand<TInt32> size, Operand<T> kernel, Operand<T> gradient,
		List<Long> strides)
	{
		int channels = (int) kernel.asOutput().shape().get(3);
		int more = channels > CHANNELS ? Math.floorMod(-channels, CHANNELS) : 0;
		if (more == 0) return tf.nn.conv3dBackpropInput(size, kernel, gradient, strides, SAME);
		Operand<T> wider = tf.nn.conv3dBackpropInput(tf.math.add(size, tf.constant(new int[] { 0, 0, 0, 0, more })), padded(tf, kernel, 3, more),
			gradient, strides, SAME);
		return tf.slice(wider, tf.constant(new int[5]), tf.constant(new int[] { -1, -1, -1, -1, channels }));
	}

	/** With zeros at the end of an axis. */
	private static <T extends TFloating> Operand<T> padded(Ops tf, Operand<T> x, int axis, int zeros) {
		int[][] around = new int[5][2];
		around[axis][1] = zeros;
		return padded(tf, x, around);
	}

	/** @param around how many zeros before and after each axis */
	private static <T extends TFloating> Operand<T> padded(Ops tf, Operand<T> x, int[][] around) {
		return tf.pad(x, tf.constant(around), tf.dtypes.cast(tf.constant(0f), x.type()));
	}

	/**
	 * Transposed convolution, y = xᵀ ∗ k; the size grows by the stride. It is the input gradient of a convolution, so its
	 * own input gradient is that convolution.
	 *
	 * @param kernel [z, y, x, output channel, input channel], of the size of the stride
	 */
	public static <T extends TFloating> Operand<T> transposed(Tape tape, Operand<T> input, Operand<T> kernel, int[] stride) {
		Ops tf = tape.ops();
		List<Long> strides = strides(stride);
		Operand<T> output = inputGradient(tf, transposedSize(tf, input, kernel, stride), kernel, input, strides);
		return tape.record(output, List.of(input, kernel), (gradient, needed) -> Arrays.asList(
			needed[0] ? tf.nn.conv3d(gradient, kernel, strides, SAME) : null,
			needed[1] ? tf.nn.conv3dBackpropFilter(gradient, tf.shape(kernel), input, strides, SAME) : null));
	}

	/**
	 * Convolution 1×1×1: a product of matrices, which is faster than a convolution.
	 *
	 * @param kernel [1, 1, 1, input channel, output channel]
	 */
	public static <T extends TFloating> Operand<T> pointwise(Tape tape, Operand<T> input, Operand<T> kernel) {
		Ops tf = tape.ops();
		int in = (int) kernel.asOutput().shape().get(3);
		int out = (int) kernel.asOutput().shape().get(4);
		return tape.apply(List.of(input, kernel), operands -> {
			var rows = tf.reshape(operands.get(0), tf.constant(new int[] { -1, in }));
			var product = tf.linalg.matMul(rows, tf.reshape(operands.get(1), tf.constant(new int[] { in, out })));
			var space = FirstAxis.part(tf, tf.shape(operands.get(0)), 0, 4);
			return tf.reshape(product, tf.concat(List.of(space, tf.constant(new int[] { out })), tf.constant(0)));
		});
	}

	private static <T extends TFloating> Operand<TInt32> transposedSize(Ops tf, Operand<T> input,
		Operand<T> kernel, int[] stride)
	{
		var inputSize = tf.shape(input);
		var batch = FirstAxis.part(tf, inputSize, 0, 1);
		var space = FirstAxis.part(tf, inputSize, 1, 3);
		var channels = FirstAxis.part(tf, tf.shape(kernel), 3, 1);
		return tf.concat(List.of(batch, tf.math.mul(space, tf.constant(stride)), channels), tf.constant(0));
	}

	private static List<Long> strides(int[] stride) {
		return List.of(1L, (long) stride[0], (long) stride[1], (long) stride[2], 1L);
	}
}
