package io.github.oneslice.adamix;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.selfpaced.SegmentationLoss;

/**
 * The soft Dice loss of AdaMix, sample by sample: 1 − mean over all classes c of (2 Σ p_c y_c + 1e-5) / (Σ p_c + Σ y_c +
 * 1e-5), sums over the voxels that count. The smoothing above the line makes a class that is nowhere no loss.
 */
final class SoftDice {

	private static final float SMOOTHING = 1e-5f;
	private static final int[] SPACE = { 1, 2, 3 };

	private SoftDice() {}

	/**
	 * @param logits [sample, z, y, x, class]
	 * @param label class indices, [sample, z, y, x]
	 * @param mask 1 where a voxel counts, else 0; [sample, z, y, x]
	 * @return [sample]
	 */
	static Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask, int classes) {
		Operand<TFloat32> counted = tf.expandDims(mask, tf.constant(4));
		Operand<TFloat32> probability = tf.math.mul(SegmentationLoss.probability(tf, logits, classes), counted);
		Operand<TFloat32> target = tf.oneHot(label, tf.constant(classes), tf.constant(1f), tf.constant(0f));
		Operand<TFloat32> intersection = tf.reduceSum(tf.math.mul(probability, target), tf.constant(SPACE));
		Operand<TFloat32> sum = tf.reduceSum(tf.math.add(probability, tf.math.mul(target, counted)), tf.constant(SPACE));
		Operand<TFloat32> smoothing = tf.constant(SMOOTHING);
		Operand<TFloat32> dice = tf.math.div(tf.math.add(tf.math.mul(tf.constant(2f), intersection), smoothing), tf.math.add(sum,
			smoothing));
		return tf.math.sub(tf.constant(1f), tf.math.mean(dice, tf.constant(1)));
	}
}
