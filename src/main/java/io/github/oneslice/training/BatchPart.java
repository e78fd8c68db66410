package io.github.oneslice.training;

import java.util.Arrays;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** Cuts a batch, [sample, …], into parts. */
public final class BatchPart {

	private BatchPart() {}

	/** The samples from {@code first} on, {@code count} of them. */
	public static <T extends TType> Operand<T> of(Ops tf, Operand<T> batch, int first, int count) {
		int axes = batch.asOutput().shape().numDimensions();
		int[] begin = new int[axes];
		int[] size = new int[axes];
		Arrays.fill(size, -1);
		begin[0] = first;
		size[0] = count;
		return tf.slice(batch, tf.constant(begin), tf.constant(size));
	}
}
