package io.github.oneslice.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) and ReLU after it, over all but the last axis: y = max(0, γ (x − μ) / σ + β).
 *
 * @param channels length of the last axis
 */
record BatchNormalization(Ops tf, int channels) {

	/** As in the published networks. */
	private static final float EPSILON = 1e-5f;

	/**
	 * @param output [batch, z, y, x, channel]
	 * @param mean μ of the batch, [channel]
	 * @param variance σ² of the batch without bias, [channel]
	 */
	record Normalized(Operand<TFloat32> output, Operand<TFloat32> mean, Operand<TFloat32> variance) {}

	/** With the mean and the deviation of the batch, as a block of the tape. */
	Normalized train(Tape tape, Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> offset) {
		Operand<TFloat32> none = tf.constant(new float[0]);
		Operand<TFloat32> rows = rows(x);
		FusedBatchNorm<TFloat32, TFloat32> normalized = tf.nn.fusedBatchNorm(rows, scale, offset, none, none, FusedBatchNorm.epsilon(EPSILON),
			FusedBatchNorm.isTraining(true));
		Operand<TFloat32> output = tf.nn.relu(tf.reshape(normalized.y(), tf.shape(x)));
		// TensorFlow would find the same rule, but goes through the whole graph for each of them.
		tape.record(output, List.of(x, scale, offset), (gradient, needed) -> {
			FusedBatchNormGrad<TFloat32, TFloat32> gradients = tf.nn.fusedBatchNormGrad(rows(tf.nn.reluGrad(gradient, output)), rows, scale,
				normalized.reserveSpace1(), normalized.reserveSpace2(), normalized.reserveSpace3(), FusedBatchNormGrad.epsilon(EPSILON),
				FusedBatchNormGrad.isTraining(true));
			return List.of(tf.reshape(gradients.xBackprop(), tf.shape(x)), gradients.scaleBackprop(), gradients.offsetBackprop());
		});
		return new Normalized(output, normalized.batchMean(), normalized.batchVariance());
	}

	/** With four axes oneDNN computes it, with five a generic kernel that takes longer than the convolution before it. */
	private Operand<TFloat32> rows(Operand<TFloat32> x) {
		return tf.reshape(x, tf.constant(new int[] { 1, -1, 1, channels }));
	}

	/** With running statistics, outside any tape. */
	Operand<TFloat32> infer(Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> offset, Operand<TFloat32> mean,
		Operand<TFloat32> variance)
	{
		Operand<TFloat32> factor = tf.math.mul(scale, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
		return tf.nn.relu(tf.math.add(tf.math.mul(x, factor), tf.math.sub(offset, tf.math.mul(mean, factor))));
	}
}
