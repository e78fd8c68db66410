package io.github.oneslice.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * U-Net that predicts the displacement between two slices, after VoxelMorph (Balakrishnan et al. 2019) in two dimensions.
 * All of its operations have gradients in TensorFlow, so it needs no tape.
 */
public final class RegistrationUNet {

	/** Rows and columns of a slice must be multiples of this. */
	public static final int SIZE_MULTIPLE = 16;

	private static final int[] ENCODER = { 16, 32, 32, 32 };
	private static final int[] DECODER = { 32, 32, 32, 32 };
	private static final int[] LAST = { 32, 16, 16 };
	private static final float LEAK = 0.2f;

	private RegistrationUNet() {}

	/**
	 * @param moving [batch, row, column, 1]
	 * @param fixed the same
	 * @return displacement [batch, row, column, 2] in voxels, row first
	 */
	public static Operand<TFloat32> displacement(Parameters parameters, Operand<TFloat32> moving, Operand<TFloat32> fixed) {
		Ops tf = parameters.ops();
		Layer layer = new Layer(tf, parameters);
		Deque<Operand<TFloat32>> skips = new ArrayDeque<>();
		Deque<Integer> skipChannels = new ArrayDeque<>();
		Operand<TFloat32> x = tf.concat(List.of(moving, fixed), tf.constant(3));
		int channels = 2;
		for (int i = 0; i < ENCODER.length; i++) {
			skips.push(x);
			skipChannels.push(channels);
			x = layer.convolution("encoder" + i, x, 4, 2, channels, ENCODER[i]);
			channels = ENCODER[i];
		}
		for (int i = 0; i < DECODER.length; i++) {
			x = layer.convolution("decoder" + i, x, 3, 1, channels, DECODER[i]);
			Operand<TFloat32> skip = skips.pop();
			x = tf.concat(List.of(layer.enlarge(x), skip), tf.constant(3));
			channels = DECODER[i] + skipChannels.pop();
		}
		for (int i = 0; i < LAST.length; i++) {
			x = layer.convolution("last" + i, x, 3, 1, channels, LAST[i]);
			channels = LAST[i];
		}
		return layer.linear("displacement", x, channels, 2);
	}

	private record Layer(Ops tf, Parameters parameters) {

		Operand<TFloat32> convolution(String name, Operand<TFloat32> x, int size, int stride, int in, int out) {
			return tf.nn.leakyRelu(linear(name, x, size, stride, in, out, Initialization.he(size * size * in)), LeakyRelu.alpha(LEAK));
		}

		Operand<TFloat32> linear(String name, Operand<TFloat32> x, int in, int out) {
			return linear(name, x, 3, 1, in, out, Initialization.normal(1e-5));
		}

		private Operand<TFloat32> linear(String name, Operand<TFloat32> x, int size, int stride, int in, int out,
			Initialization start)
		{
			Variable<TFloat32> kernel = parameters.get(name + "/kernel", true, start, size, size, in, out);
			Variable<TFloat32> bias = parameters.get(name + "/bias", true, Initialization.ZERO, out);
			return tf.nn.biasAdd(tf.nn.conv2d(x, kernel, List.of(1L, (long) stride, (long) stride, 1L), "SAME"), bias);
		}

		/** Nearest-neighbour upsampling by two. */
		Operand<TFloat32> enlarge(Operand<TFloat32> x) {
			Operand<TInt32> size = FirstAxis.part(tf, tf.shape(x), 1, 2);
			return tf.image.resizeNearestNeighbor(x, tf.math.mul(size, tf.constant(2)));
		}
	}
}
