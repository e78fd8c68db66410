package io.github.oneslice.network;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Maximum pooling by two along each axis, first in each slice, then along z. Where several voxels are the largest, as in a
 * background that is the same everywhere, one of them takes the gradient; TensorFlow's own pooling of volumes gives all of it
 * to each.
 */
record MaximumPooling(Ops tf) {

	private static final String VALID = "VALID";

	/**
	 * @param x [batch, z, y, x, channel]
	 * @param planar whether z keeps its length
	 */
	Operand<TFloat32> apply(Operand<TFloat32> x, boolean planar) {
		Operand<TInt32> size = tf.shape(x);
		Operand<TFloat32> slices = pooled(tf.reshape(x, shape(any(), FirstAxis.part(tf, size, 2, 3))), 2, 2);
		Operand<TInt32> smaller = FirstAxis.part(tf, tf.shape(slices), 1, 3);
		if (planar) return tf.reshape(slices, shape(FirstAxis.part(tf, size, 0, 2), smaller));
		Operand<TFloat32> columns = pooled(tf.reshape(slices, shape(FirstAxis.part(tf, size, 0, 2), any(), FirstAxis.part(tf, size, 4, 1))), 2, 1);
		return tf.reshape(columns, shape(FirstAxis.part(tf, tf.shape(columns), 0, 2), smaller));
	}

	private Operand<TFloat32> pooled(Operand<TFloat32> x, int rows, int columns) {
		Operand<TInt32> window = tf.constant(new int[] { 1, rows, columns, 1 });
		return tf.nn.maxPool(x, window, window, VALID);
	}

	@SafeVarargs
	private Operand<TInt32> shape(Operand<TInt32>... parts) {
		return tf.concat(List.of(parts), tf.constant(0));
	}

	/** The length that follows from the others. */
	private Operand<TInt32> any() {
		return tf.constant(new int[] { -1 });
	}
}
