package io.github.oneslice.lfme;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What an expert tells the target network (Chen et al. 2024): mean over samples, voxels and classes of (z − q)², the squared
 * difference of the target's logits z and the expert's probabilities q. It keeps logits small and probabilities smooth, and
 * gives weight to samples that the expert of their domain finds hard.
 */
public final class Guidance {

	private Guidance() {}

	/**
	 * @param logits z, [sample, z, y, x, class]
	 * @param probability q, of the same shape
	 * @param mask 1 where a voxel counts, else 0; [sample, z, y, x]
	 */
	public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> probability, Operand<TFloat32> mask) {
		Operand<TFloat32> perVoxel = tf.math.mean(tf.math.square(tf.math.sub(logits, probability)), tf.constant(-1));
		Operand<TFloat32> count = tf.reduceSum(mask, tf.constant(new int[] { 0, 1, 2, 3 }));
		Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(perVoxel, mask), tf.constant(new int[] { 0, 1, 2, 3 }));
		return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
	}
}
