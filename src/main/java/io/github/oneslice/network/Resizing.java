package io.github.oneslice.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Resampling of feature maps [batch, z, y, x, channel] inside a graph. */
public final class Resizing {

	private Resizing() {}

	/**
	 * Trilinear resampling by whole factors, corners not aligned: output voxel i looks at input position
	 * (i + ½) · factor − ½ on each axis.
	 *
	 * @param size z, y, x of the input; multiples of the factors
	 * @param factors how much smaller the output is along z, y and x
	 */
	public static Operand<TFloat32> shrink(Ops tf, Operand<TFloat32> features, int[] size, int[] factors) {
		Operand<TFloat32> x = features;
		String[] equations = { "bzyxc,az->bayxc", "bzyxc,ay->bzaxc", "bzyxc,ax->bzyac" };
		for (int axis = 0; axis < 3; axis++)
			if (factors[axis] > 1) x = tf.linalg.einsum(List.of(x, tf.constant(interpolation(size[axis], factors[axis]))), equations[axis]);
		return x;
	}

	/** One row an output position, with the weights of the input positions. */
	private static float[][] interpolation(int size, int factor) {
		float[][] weights = new float[size / factor][size];
		for (int i = 0; i < weights.length; i++) {
			double position = (i + 0.5) * factor - 0.5;
			int low = Math.max(0, (int) Math.floor(position));
			int high = Math.min(size - 1, low + 1);
			float fraction = (float) (position - low);
			weights[i][low] += 1 - fraction;
			weights[i][high] += fraction;
		}
		return weights;
	}
}
