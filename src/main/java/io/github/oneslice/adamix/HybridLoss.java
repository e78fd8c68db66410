package io.github.oneslice.adamix;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.selfpaced.SegmentationLoss;

/**
 * The loss of AdaMix on confident voxels (Shen et al. 2026, section 3.3): (1 − a) · masked cross entropy + a · soft Dice
 * loss, mean over the samples.
 *
 * @param diceWeight a, 0 to 1; 1 in the paper's three-dimensional runs
 */
public record HybridLoss(double diceWeight) {

	/**
	 * @param logits [sample, z, y, x, class]
	 * @param label class indices, [sample, z, y, x]
	 * @param mask 1 where a voxel counts, else 0; [sample, z, y, x]
	 */
	public Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask, int classes) {
		SegmentationLoss losses = new SegmentationLoss(tf, classes);
		Operand<TFloat32> crossEntropy = losses.maskedCrossEntropy(logits, label, mask);
		Operand<TFloat32> dice = tf.math.mean(losses.dice(Curriculum.DICE, logits, label, mask), tf.constant(0));
		return tf.math.add(tf.math.mul(tf.constant((float) (1 - diceWeight)), crossEntropy), tf.math.mul(tf.constant(
			(float) diceWeight), dice));
	}
}
