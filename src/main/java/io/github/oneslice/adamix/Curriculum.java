package io.github.oneslice.adamix;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.SoftDice;
import io.github.oneslice.selfpaced.SegmentationLoss;

/**
 * How hard AdaMix perturbs each sample (Shen et al. 2026, section 3.2). A sample whose loss ℓ lies below the age γ is one
 * the network copes with, and is made harder; any other is made easier.
 *
 * @param mostPatches K, how many patches are swapped at the most; 16 in the paper
 */
public record Curriculum(int mostPatches) {

	/** The soft Dice of AdaMix: of each sample by itself, with plain terms, over all classes. */
	static final SoftDice DICE = new SoftDice(1, true, 0);

	private static final float EPSILON = 1e-5f;

	/**
	 * What to do with each sample.
	 *
	 * @param weight v = 1 − ℓ / (γ + 1e-5), [sample]
	 * @param easy ℓ &lt; γ, [sample]
	 * @param patches how many patches to swap, min(K, |K v|) with K v truncated toward zero, [sample]
	 */
	public record Plan(Operand<TFloat32> weight, Operand<TBool> easy, Operand<TInt32> patches) {}

	/**
	 * ℓ of each sample, its soft Dice loss.
	 *
	 * @param logits [sample, z, y, x, class]
	 * @param label class indices, [sample, z, y, x]
	 * @return [sample]
	 */
	public static Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits, Operand<TInt32> label, int classes) {
		return new SegmentationLoss(tf, classes).dice(DICE, logits, label, tf.onesLike(tf.dtypes.cast(label, TFloat32.class)));
	}

	/**
	 * @param loss ℓ, [sample]
	 * @param age γ, a scalar
	 */
	public Plan plan(Ops tf, Operand<TFloat32> loss, Operand<TFloat32> age) {
		Operand<TFloat32> one = tf.constant(1f);
		Operand<TFloat32> weight = tf.math.sub(one, tf.math.div(loss, tf.math.add(age, tf.constant(EPSILON))));
		Operand<TInt32> most = tf.constant(mostPatches);
		// The cast truncates toward zero.
		Operand<TInt32> wanted = tf.math.abs(tf.dtypes.cast(tf.math.mul(tf.constant((float) mostPatches), weight), TInt32.class));
		return new Plan(weight, tf.math.less(loss, age), tf.math.minimum(most, wanted));
	}
}
