package io.github.oneslice.selfpaced;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Uncertainty of the teacher and the selection by it (Su et al. 2024, section 2.2).
 * <p>
 * With p̄ the mean of the softmax over T passes on noisy inputs, U_i = −Σ_c p̄_ic log(p̄_ic + 1e-6). Selected are the n
 * voxels of smallest U.
 * </p>
 */
public final class Uncertainty {

	private static final float EPSILON = 1e-6f;

	private Uncertainty() {}

	/** p̄: the mean of the softmax of the passes' logits, class last. */
	public static Operand<TFloat32> meanProbability(Ops tf, List<? extends Operand<TFloat32>> passes) {
		Operand<TFloat32> sum = tf.nn.softmax(passes.get(0));
		for (Operand<TFloat32> pass : passes.subList(1, passes.size()))
			sum = tf.math.add(sum, tf.nn.softmax(pass));
		return tf.math.div(sum, tf.constant((float) passes.size()));
	}

	/** U, of the shape of the probability without its last axis. */
	public static Operand<TFloat32> entropy(Ops tf, Operand<TFloat32> probability) {
		Operand<TFloat32> logarithm = tf.math.log(tf.math.add(probability, tf.constant(EPSILON)));
		return tf.math.neg(tf.reduceSum(tf.math.mul(probability, logarithm), tf.constant(-1)));
	}

	/** 1 at the {@code count} voxels of smallest uncertainty, 0 elsewhere; of the shape of the uncertainty. */
	public static Operand<TFloat32> select(Ops tf, Operand<TFloat32> uncertainty, Operand<TInt32> count) {
		Operand<TFloat32> flat = tf.reshape(uncertainty, tf.constant(new int[] { -1 }));
		TopK<TFloat32, TInt32> certain = tf.nn.topK(tf.math.neg(flat), count, TInt32.class, TopK.sorted(false));
		Operand<TInt32> indices = tf.expandDims(certain.indices(), tf.constant(1));
		Operand<TFloat32> ones = tf.onesLike(certain.values());
		Operand<TFloat32> mask = tf.scatterNd(indices, ones, tf.shape(flat));
		return tf.reshape(mask, tf.shape(uncertainty));
	}
}
