package io.github.oneslice.registration;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What registration minimises (Balakrishnan et al. 2019, section III-B). Images are [batch, row, column, 1]. */
public final class Similarity {

	private static final float EPSILON = 1e-5f;
	private static final int[] ALL = { 0, 1, 2, 3 };

	private Similarity() {}

	/** Mean squared difference. */
	public static Operand<TFloat32> meanSquaredError(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
		return tf.math.mean(tf.math.square(tf.math.sub(a, b)), tf.constant(ALL));
	}

	/**
	 * Minus the mean of the squared local normalised cross-correlation: cov(a, b)² / (var(a) var(b) + 1e-5) over windows
	 * of window × window voxels, zero outside the slice.
	 */
	public static Operand<TFloat32> localCrossCorrelation(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, int window) {
		Operand<TFloat32> voxels = tf.constant((float) (window * window));
		Operand<TFloat32> sumA = windowSum(tf, a, window);
		Operand<TFloat32> sumB = windowSum(tf, b, window);
		Operand<TFloat32> cross = moment(tf, a, b, sumA, sumB, voxels, window);
		Operand<TFloat32> varianceA = moment(tf, a, a, sumA, sumA, voxels, window);
		Operand<TFloat32> varianceB = moment(tf, b, b, sumB, sumB, voxels, window);
		Operand<TFloat32> correlation = tf.math.div(tf.math.square(cross), tf.math.add(tf.math.mul(varianceA, varianceB), tf
			.constant(EPSILON)));
		return tf.math.neg(tf.math.mean(correlation, tf.constant(ALL)));
	}

	/** Mean squared forward difference of a displacement [batch, row, column, 2], mean of both axes. */
	public static Operand<TFloat32> roughness(Ops tf, Operand<TFloat32> displacement, int rows, int columns) {
		Operand<TFloat32> alongRows = difference(tf, displacement, new int[] { 1, 0 }, rows, columns);
		Operand<TFloat32> alongColumns = difference(tf, displacement, new int[] { 0, 1 }, rows, columns);
		return tf.math.div(tf.math.add(alongRows, alongColumns), tf.constant(2f));
	}

	private static Operand<TFloat32> difference(Ops tf, Operand<TFloat32> u, int[] step, int rows, int columns) {
		var size = tf.constant(new int[] { -1, rows - step[0], columns - step[1], 2 });
		Operand<TFloat32> here = tf.slice(u, tf.constant(new int[4]), size);
		Operand<TFloat32> next = tf.slice(u, tf.constant(new int[] { 0, step[0], step[1], 0 }), size);
		return meanSquaredError(tf, next, here);
	}

	private static Operand<TFloat32> moment(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, Operand<TFloat32> sumA,
		Operand<TFloat32> sumB, Operand<TFloat32> voxels, int window)
	{
		Operand<TFloat32> product = windowSum(tf, tf.math.mul(a, b), window);
		return tf.math.sub(product, tf.math.div(tf.math.mul(sumA, sumB), voxels));
	}

	private static Operand<TFloat32> windowSum(Ops tf, Operand<TFloat32> x, int window) {
		Operand<TFloat32> ones = tf.fill(tf.constant(new int[] { window, window, 1, 1 }), tf.constant(1f));
		return tf.nn.conv2d(x, ones, List.of(1L, 1L, 1L, 1L), "SAME");
	}
}
