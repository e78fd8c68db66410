package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Where the processor can, bfloat16 must give the gradients of 32 bits to within its own rounding. */
class ReducedPrecisionTest {

	private static final int CHANNELS = 64;

	@ParameterizedTest
	@CsvSource({ "1,1,6", "1,1,2", "1,3,2", "2,3,2", "2,3,4", "4,3,6" })
	void kernelGradientsAreThoseOf32Bits(int depth, int kernelDepth, int width) {
		float[] precise = kernelGradient(depth, kernelDepth, width, false);
		float[] reduced = kernelGradient(depth, kernelDepth, width, true);
		double difference = 0;
		double length = 0;
		for (int i = 0; i < precise.length; i++) {
			difference += Math.pow(precise[i] - reduced[i], 2);
			length += Math.pow(precise[i], 2);
		}
		assertTrue(difference < 1e-3 * length, "relative difference " + Math.sqrt(difference / length));
	}

	private static float[] kernelGradient(int depth, int kernelDepth, int width, boolean bfloat16) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			long[] inputShape = { 2, depth, width, width, CHANNELS };
			long[] kernelShape = { kernelDepth, 3, 3, CHANNELS, CHANNELS };
			Placeholder<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(inputShape)));
			Placeholder<TFloat32> kernel = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(kernelShape)));
			Tape tape = new Tape(tf);
			tape.watch(kernel);
			Operand<TFloat32> output = Convolution.convolve(tape, input, kernel, new int[] { 1, 1, 1 });
			Operand<TFloat32> energy = tape.apply(output, y -> tf.math.mean(tf.math.square(y), tf.constant(new int[] { 0, 1, 2, 3, 4 })));
			Operand<TFloat32> gradient = tape.backward(energy, List.of(kernel)).get(0);
			try (NetworkSession session = new NetworkSession(graph, 2, bfloat16)) {
				// A copy, because what is itself fetched is never computed in reduced precision.
				return session.run().feed(input, random(inputShape, 1), inputShape).feed(kernel, random(kernelShape, 2), kernelShape).fetch(
					tf.identity(gradient)).floats().get(0);
			}
		}
	}

	private static float[] random(long[] shape, long seed) {
		Random random = new Random(seed);
		float[] values = new float[(int) Shape.of(shape).size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return values;
	}
}
