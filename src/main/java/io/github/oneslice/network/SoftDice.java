package io.github.oneslice.network;

import java.util.stream.IntStream;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Soft Dice loss (Milletari et al. 2016): 1 − mean over classes c of (2 Σ m p_c y_c + 1e-5) / (Σ m (p_c^e + y_c^e) + 1e-5), sums
 * over the voxels. The smoothing above the line makes a class that is nowhere no loss.
 *
 * @param exponent e: 2 for squared terms, 1 for plain ones
 * @param perSample whether sums are over the voxels of each sample, so that each has a loss of its own; otherwise over the
 *          voxels of the whole batch
 * @param firstClass the class from which on classes count; 1 leaves the background out
 */
public record SoftDice(int exponent, boolean perSample, int firstClass) {

	private static final float SMOOTHING = 1e-5f;

	/**
	 * @param prediction p, of any number of axes in space: [class, sample, …]
	 * @param target y, of the same shape
	 * @param mask m, how much each voxel counts, [sample, …], or a scalar
	 * @return [sample], or a scalar for the whole batch
	 */
	public Operand<TFloat32> loss(Ops tf, Operand<TFloat32> prediction, Operand<TFloat32> target, Operand<TFloat32> mask) {
		int axes = prediction.asOutput().shape().numDimensions();
		Operand<TFloat32> intersection = sum(tf, tf.math.mul(tf.math.mul(prediction, target), mask), axes);
		Operand<TFloat32> both = tf.math.add(power(tf, prediction), power(tf, target));
		Operand<TFloat32> smoothing = tf.constant(SMOOTHING);
		Operand<TFloat32> dice = tf.math.div(tf.math.add(tf.math.mul(tf.constant(2f), intersection), smoothing), tf.math.add(sum(tf, tf.math
			.mul(both, mask), axes), smoothing));
		return tf.math.sub(tf.constant(1f), tf.math.mean(counted(tf, dice), tf.constant(0)));
	}

	private Operand<TFloat32> power(Ops tf, Operand<TFloat32> x) {
		return exponent == 2 ? tf.math.square(x) : x;
	}

	/** [class, sample] or [class] */
	private Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, int axes) {
		return tf.reduceSum(x, tf.constant(IntStream.range(perSample ? 2 : 1, axes).toArray()));
	}

	private Operand<TFloat32> counted(Ops tf, Operand<TFloat32> dice) {
		if (firstClass == 0) return dice;
		int[] begin = perSample ? new int[] { firstClass, 0 } : new int[] { firstClass };
		int[] size = perSample ? new int[] { -1, -1 } : new int[] { -1 };
		return tf.slice(dice, tf.constant(begin), tf.constant(size));
	}
}
