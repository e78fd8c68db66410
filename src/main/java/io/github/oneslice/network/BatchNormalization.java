package io.github.oneslice.network;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
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
		AtomicReference<FusedBatchNorm<TFloat32, TFloat32>> normalized = new AtomicReference<>();
		Operand<TFloat32> output = tape.apply(List.of(x, scale, offset), in -> {
			Operand<TFloat32> none = tf.constant(new float[0]);
			// With four axes oneDNN computes it, with five a generic kernel that takes longer than the convolution before it.
			normalized.set(tf.nn.fusedBatchNorm(tf.reshape(in.get(0), tf.constant(new int[] { 1, -1, 1, channels })), in.get(1), in.get(2),
				none, none, FusedBatchNorm.epsilon(EPSILON), FusedBatchNorm.isTraining(true)));
			return tf.nn.relu(tf.reshape(normalized.get().y(), tf.shape(in.get(0))));
		});
		return new Normalized(output, normalized.get().batchMean(), normalized.get().batchVariance());
	}

	/** With running statistics, outside any tape. */
	Operand<TFloat32> infer(Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> offset, Operand<TFloat32> mean,
		Operand<TFloat32> variance)
	{
		Operand<TFloat32> factor = tf.math.mul(scale, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
		return tf.nn.relu(tf.math.add(tf.math.mul(x, factor), tf.math.sub(offset, tf.math.mul(mean, factor))));
	}
}
