package io.github.oneslice.contrast;

import java.util.List;
import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * Self-paced bidirectional feature contrast (Su et al. 2024, section 2.3).
 * <p>
 * With L2-normalised projections f of one view, f⁺ of another view of the same voxels and f⁻ of a mixed view, class maps
 * y and y⁻ and confidence q⁻ of the mixed view, N_i the K voxels j with y⁻_j ≠ y_i of highest q⁻_j, and
 * s(a, b) = exp(a·b / τ):
 * </p>
 * <pre>
 * L = mean_i −log( s(f_i, f⁺_i) / (s(f_i, f⁺_i) + Σ_{j∈N_i} s(f_i,  f⁻_j) + 1e-8) )
 *   + mean_i −log( s(f_i, f⁺_i) / (s(f_i, f⁺_i) + Σ_{j∈N_i} s(f⁺_i, f⁻_j) + 1e-8) )
 * </pre>
 * <p>
 * N_i depends on the class of i alone, so one list of K voxels a class serves all voxels: memory grows with voxels × K,
 * not with voxels².
 * </p>
 *
 * @param temperature τ
 * @param negatives K
 * @param classes number of classes
 */
public record BidirectionalContrast(double temperature, int negatives, int classes) {

	private static final double EPSILON = 1e-8;

	/**
	 * The loss, both directions summed.
	 *
	 * @param type float32 or float64
	 * @param anchor f, [voxels, features], need not be normalised; so are the next two
	 * @param positive f⁺, [voxels, features]
	 * @param negative f⁻, [voxels of the mixed view, features]
	 * @param anchorClass y, [voxels]
	 * @param negativeProbability softmax of the mixed view, [voxels of the mixed view, class]
	 * @return a scalar
	 */
	public <T extends TFloating> Operand<T> loss(Ops tf, Class<T> type, Operand<T> anchor, Operand<T> positive,
		Operand<T> negative, Operand<TInt32> anchorClass, Operand<T> negativeProbability)
	{
		Terms<T> terms = terms(tf, type, List.of(anchor, positive, negative), anchorClass, negativeProbability);
		return tf.math.add(terms.direction(views -> views.anchor), terms.direction(views -> views.positive));
	}

	/** Only the direction from f, without that from f⁺. */
	public <T extends TFloating> Operand<T> oneWay(Ops tf, Class<T> type, Operand<T> anchor, Operand<T> positive,
		Operand<T> negative, Operand<TInt32> anchorClass, Operand<T> negativeProbability)
	{
		return terms(tf, type, List.of(anchor, positive, negative), anchorClass, negativeProbability).direction(
			views -> views.anchor);
	}

	private <T extends TFloating> Terms<T> terms(Ops tf, Class<T> type, List<Operand<T>> in, Operand<TInt32> anchorClass,
		Operand<T> negativeProbability)
	{
		return new Terms<>(tf, type, normalize(tf, type, in.get(0)), normalize(tf, type, in.get(1)), normalize(tf, type, in
			.get(2)), anchorClass, negativeProbability);
	}

	private static <T extends TFloating> Operand<T> normalize(Ops tf, Class<T> type, Operand<T> features) {
		Operand<T> squares = tf.reduceSum(tf.math.square(features), tf.constant(1), ReduceSum.keepDims(true));
		// The floor stands inside the root, whose slope at zero is infinite.
		Operand<T> norm = tf.math.sqrt(tf.math.maximum(squares, tf.dtypes.cast(tf.constant(1e-24), type)));
		return tf.math.div(features, norm);
	}

	/** What both directions share. */
	private final class Terms<T extends TFloating> {

		private final Ops tf;
		private final Class<T> type;
		private final Operand<T> anchor;
		private final Operand<T> positive;
		private final Operand<T> nominator;
		/** The negatives of each class, [class · K, features]. */
		private final Operand<T> lists;
		/** Whether a voxel uses an entry of the lists, [voxels, class · K]. */
		private final Operand<T> used;

		Terms(Ops tf, Class<T> type, Operand<T> anchor, Operand<T> positive, Operand<T> negative, Operand<TInt32> anchorClass,
			Operand<T> negativeProbability)
		{
			this.tf = tf;
			this.type = type;
			this.anchor = anchor;
			this.positive = positive;
			nominator = similarity(tf.reduceSum(tf.math.mul(anchor, positive), tf.constant(1)));
			Operand<T> one = tf.dtypes.cast(tf.constant(1.0), type);
			Operand<T> zero = tf.dtypes.cast(tf.constant(0.0), type);
			Operand<TInt32> depth = tf.constant(classes);
			Operand<TInt32> negativeClass = tf.math.argMax(negativeProbability, tf.constant(1), TInt32.class);
			Operand<T> confidence = tf.max(negativeProbability, tf.constant(1));
			// One row a class: the confidence where the voxel is of another class, -1 where it is of this one.
			Operand<T> own = tf.linalg.transpose(tf.oneHot(negativeClass, depth, one, zero), tf.constant(new int[] { 1, 0 }));
			Operand<T> ranking = tf.math.sub(tf.math.mul(tf.math.sub(one, own), confidence), own);
			Operand<TInt32> voxels = tf.size(confidence);
			TopK<T, TInt32> best = tf.nn.topK(ranking, tf.math.minimum(tf.constant(negatives), voxels), TInt32.class);
			lists = tf.gather(negative, tf.reshape(best.indices(), tf.constant(new int[] { -1 })), tf.constant(0));
			Operand<T> valid = tf.dtypes.cast(tf.math.greaterEqual(best.values(), zero), type);
			Operand<T> ofClass = tf.oneHot(anchorClass, depth, one, zero);
			Operand<T> mask = tf.math.mul(tf.expandDims(ofClass, tf.constant(2)), tf.expandDims(valid, tf.constant(0)));
			used = tf.reshape(mask, tf.stack(List.of(tf.size(anchorClass), tf.constant(-1))));
		}

		/** The loss of one direction: {@code from} is compared to the negatives. */
		Operand<T> direction(Function<Terms<T>, Operand<T>> from) {
			Operand<T> cosine = tf.linalg.matMul(from.apply(this), lists, MatMul.transposeB(true));
			Operand<T> sum = tf.reduceSum(tf.math.mul(similarity(cosine), used), tf.constant(1));
			Operand<T> denominator = tf.math.add(tf.math.add(nominator, sum), tf.dtypes.cast(tf.constant(EPSILON), type));
			return tf.math.mean(tf.math.sub(tf.math.log(denominator), tf.math.log(nominator)), tf.constant(0), Mean.keepDims(
				false));
		}

		private Operand<T> similarity(Operand<T> cosine) {
			return tf.math.exp(tf.math.div(cosine, tf.dtypes.cast(tf.constant(temperature), type)));
		}
	}
}
