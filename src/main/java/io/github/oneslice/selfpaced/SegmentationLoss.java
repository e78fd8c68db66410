package io.github.oneslice.selfpaced;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.SoftDice;

/**
 * The loss of SPSS on logits [batch, z, y, x, class], label maps [batch, z, y, x] and voxel weights [batch, z, y, x].
 */
public final class SegmentationLoss {

	private static final int[] SPACE = { 1, 2, 3 };
	private static final int[] BATCH_AND_SPACE = { 0, 1, 2, 3 };

	private final Ops tf;
	private final int classes;

	public SegmentationLoss(Ops tf, int classes) {
		this.tf = tf;
		this.classes = classes;
	}

	/** Weighted cross entropy: mean over volumes of Σ w·CE / Σ w (Su et al. 2024, section 2.1). */
	public Operand<TFloat32> weightedCrossEntropy(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> weight) {
		Operand<TFloat32> perVolume = ratio(tf.reduceSum(tf.math.mul(crossEntropy(logits, label), weight), tf.constant(SPACE)),
			tf.reduceSum(weight, tf.constant(SPACE)));
		return tf.math.mean(perVolume, tf.constant(0));
	}

	/** Cross entropy, mean over the voxels of the whole batch that the mask holds. */
	public Operand<TFloat32> maskedCrossEntropy(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask) {
		return ratio(tf.reduceSum(tf.math.mul(crossEntropy(logits, label), mask), tf.constant(BATCH_AND_SPACE)), tf.reduceSum(
			mask, tf.constant(BATCH_AND_SPACE)));
	}

	/** Soft Dice loss with squared terms over the whole batch, mean over the classes from {@code firstClass} on. */
	public Operand<TFloat32> dice(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask, int firstClass) {
		return dice(new SoftDice(2, false, firstClass), logits, label, mask);
	}

	/** Soft Dice loss of logits against a label map. */
	public Operand<TFloat32> dice(SoftDice dice, Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask) {
		return dice.loss(tf, probability(tf, logits, classes), oneHot(label), tf.expandDims(mask, tf.constant(4)));
	}

	/**
	 * The loss on pseudo-labels of annotated volumes: ½ (weighted cross entropy + 0.3 · soft Dice loss of the foreground).
	 */
	public Operand<TFloat32> supervised(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> weight,
		Operand<TFloat32> diceMask)
	{
		Operand<TFloat32> dice = tf.math.mul(tf.constant(0.3f), dice(logits, label, diceMask, 1));
		return tf.math.mul(tf.constant(0.5f), tf.math.add(weightedCrossEntropy(logits, label, weight), dice));
	}

	/** The consistency loss: masked cross entropy + masked soft Dice loss of all classes. */
	public Operand<TFloat32> consistency(Operand<TFloat32> logits, Operand<TInt32> label, Operand<TFloat32> mask) {
		return tf.math.add(maskedCrossEntropy(logits, label, mask), dice(logits, label, mask, 0));
	}

	private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits, Operand<TInt32> label) {
		return tf.math.neg(tf.reduceSum(tf.math.mul(logProbability(tf, logits, classes), oneHot(label)), tf.constant(4)));
	}

	/** Softmax over the last axis. */
	public static Operand<TFloat32> probability(Ops tf, Operand<TFloat32> logits, int classes) {
		return tf.math.exp(logProbability(tf, logits, classes));
	}

	/** TensorFlow's own gradient of the logarithm of softmax is right for matrices only. */
	private static Operand<TFloat32> logProbability(Ops tf, Operand<TFloat32> logits, int classes) {
		Operand<TFloat32> rows = tf.nn.logSoftmax(tf.reshape(logits, tf.constant(new int[] { -1, classes })));
		return tf.reshape(rows, tf.shape(logits));
	}

	private Operand<TFloat32> oneHot(Operand<TInt32> label) {
		return tf.oneHot(label, tf.constant(classes), tf.constant(1f), tf.constant(0f));
	}

	/** A sum of no weights counts as no loss. */
	private Operand<TFloat32> ratio(Operand<TFloat32> sum, Operand<TFloat32> weights) {
		return tf.math.div(sum, tf.math.maximum(weights, tf.constant(1e-12f)));
	}
}
