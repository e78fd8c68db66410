package io.github.oneslice.selfpaced;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.OneHot;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.SoftDice;

/**
 * The loss of SPSS on logits [batch, z, y, x, class], label maps [batch, z, y, x] and voxel weights [batch, z, y, x].
 * <p>
 * Inside, classes come first: TensorFlow adds up maps several times as fast as the few numbers of a voxel, and in the last
 * place the loss takes as long as some layers of a network.
 * </p>
 */
public final class SegmentationLoss {

	/** The soft Dice of the foreground, with squared terms over the whole batch. */
	public static final SoftDice FOREGROUND = new SoftDice(2, false, 1);

	private static final SoftDice ALL = new SoftDice(2, false, 0);
	/** How much the Dice loss counts beside the cross entropy. */
	private static final float DICE_SHARE = 0.3f;
	private static final int CLASS = 0;
	private static final int[] CLASS_FIRST = { 4, 0, 1, 2, 3 };
	private static final int[] SPACE = { 1, 2, 3 };
	private static final int[] BATCH_AND_SPACE = { 0, 1, 2, 3 };

	private final Ops tf;
	private final int classes;

	/**
	 * What losses compare.
	 *
	 * @param predicted logarithms of probabilities, [class, batch, z, y, x]
	 * @param labelled 1 where a voxel is of a class, else 0, [class, batch, z, y, x]
	 */
	private record Compared(Operand<TFloat32> predicted, Operand<TFloat32> labelled) {}

	public SegmentationLoss(Ops tf, int classes) {
		this.tf = tf;
		this.classes = classes;
	}

	/** Weighted cross entropy: mean over volumes of Σ w·CE / Σ w (Su et al. 2024, section 2.1). */
	public Operand<TFloat32> weightedCrossEntropy(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> weight) {
		return weightedMean(crossEntropy(compared(logits, label)), weight);
	}

	/** Cross entropy, mean over the voxels of the whole batch that the mask holds. */
	public Operand<TFloat32> maskedCrossEntropy(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask) {
		return maskedCrossEntropy(compared(logits, label), mask);
	}

	/** Soft Dice loss of logits against a label map. */
	public Operand<TFloat32> dice(SoftDice dice, Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask) {
		return dice(dice, compared(logits, label), mask);
	}

	/**
	 * The loss on pseudo-labels of annotated volumes: ½ (weighted cross entropy + 0.3 · soft Dice loss of the foreground).
	 */
	public Operand<TFloat32> supervised(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> weight,
		Operand<TFloat32> diceMask)
	{
		Compared compared = compared(logits, label);
		return joined(weightedMean(crossEntropy(compared), weight), dice(FOREGROUND, compared, diceMask));
	}

	/**
	 * The same where pseudo-labels may be wrong: a voxel counts the less in both terms, the less the network believes its label. It is weighted by
	 * p<sup>q</sup>, with p the probability of the label, as its weight stands. The gradient of the cross entropy is then that of the generalized
	 * cross entropy (1 − p<sup>q</sup>) / q (Zhang and Sabuncu 2018).
	 *
	 * @param doubt q, 0 to 1, [batch, z, y, x]; 0 where the label is certain
	 */
	public Operand<TFloat32> robust(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> weight, Operand<TFloat32> diceMask,
		Operand<TFloat32> doubt)
	{
		Compared compared = compared(logits, label);
		Operand<TFloat32> crossEntropy = crossEntropy(compared);
		Operand<TFloat32> belief = belief(crossEntropy, doubt);
		return joined(weightedMean(tf.math.mul(crossEntropy, belief), weight), dice(FOREGROUND, compared, tf.math.mul(diceMask, belief)));
	}

	/** How far the network believes labels, p<sup>q</sup> as above, [batch, z, y, x]; nothing is learned through it. */
	public Operand<TFloat32> belief(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> doubt) {
		return belief(crossEntropy(compared(logits, label)), doubt);
	}

	/** The consistency loss: masked cross entropy + masked soft Dice loss of all classes. */
	public Operand<TFloat32> consistency(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask) {
		Compared compared = compared(logits, label);
		return tf.math.add(maskedCrossEntropy(compared, mask), dice(ALL, compared, mask));
	}

	private Operand<TFloat32> belief(Operand<TFloat32> crossEntropy, Operand<TFloat32> doubt) {
		return tf.stopGradient(tf.math.exp(tf.math.neg(tf.math.mul(crossEntropy, doubt))));
	}

	private Operand<TFloat32> joined(Operand<TFloat32> crossEntropy, Operand<TFloat32> dice) {
		return tf.math.mul(tf.constant(0.5f), tf.math.add(crossEntropy, tf.math.mul(tf.constant(DICE_SHARE), dice)));
	}

	private Compared compared(Operand<TFloat32> logits, Operand<TInt32> label) {
		Operand<TFloat32> maps = tf.linalg.transpose(logits, tf.constant(CLASS_FIRST));
		// What is taken away for the sake of precision cancels, also in the gradient.
		Operand<TFloat32> below = tf.math.sub(maps, tf.stopGradient(tf.max(maps, tf.constant(CLASS))));
		Operand<TFloat32> predicted = tf.math.sub(below, tf.math.log(tf.reduceSum(tf.math.exp(below), tf.constant(CLASS))));
		return new Compared(predicted, tf.oneHot(label, tf.constant(classes), tf.constant(1f), tf.constant(0f), OneHot.axis((long) CLASS)));
	}

	/** @return the mean over volumes of Σ w·l / Σ w */
	private Operand<TFloat32> weightedMean(Operand<TFloat32> loss, Operand<TFloat32> weight) {
		Operand<TFloat32> perVolume = ratio(tf.reduceSum(tf.math.mul(loss, weight), tf.constant(SPACE)), tf.reduceSum(weight, tf.constant(
			SPACE)));
		return tf.math.mean(perVolume, tf.constant(0));
	}

	private Operand<TFloat32> maskedCrossEntropy(Compared compared, Operand<TFloat32> mask) {
		return ratio(tf.reduceSum(tf.math.mul(crossEntropy(compared), mask), tf.constant(BATCH_AND_SPACE)), tf.reduceSum(
			mask, tf.constant(BATCH_AND_SPACE)));
	}

	/** [batch, z, y, x] */
	private Operand<TFloat32> crossEntropy(Compared compared) {
		return tf.math.neg(tf.reduceSum(tf.math.mul(compared.predicted, compared.labelled), tf.constant(CLASS)));
	}

	private Operand<TFloat32> dice(SoftDice dice, Compared compared, Operand<TFloat32> mask) {
		return dice.loss(tf, tf.math.exp(compared.predicted), compared.labelled, mask);
	}

	/** A sum of no weights counts as no loss. */
	private Operand<TFloat32> ratio(Operand<TFloat32> sum, Operand<TFloat32> weights) {
		return tf.math.div(sum, tf.math.maximum(weights, tf.constant(1e-12f)));
	}
}
