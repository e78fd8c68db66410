package io.github.oneslice.network;

import java.util.Arrays;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** Cuts tensors along their first axis: a batch [sample, …] into parts, or what a tensor is long along its axes into some of these lengths. */
public final class FirstAxis {

	private FirstAxis() {}

	/** What is there from {@code first} on, {@code count} of it. */
	public static <T extends TType> Operand<T> part(Ops tf, Operand<T> x, int first, int count) {
		int axes = x.asOutput().shape().numDimensions();
		int[] begin = new int[axes];
		int[] size = new int[axes];
		Arrays.fill(size, -1);
		begin[0] = first;
		size[0] = count;
		return tf.slice(x, tf.constant(begin), tf.constant(size));
	}
}
