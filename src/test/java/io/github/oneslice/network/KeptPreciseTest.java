package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A layer that was refused is computed as with 32 bits, to the last bit, while others are not. */
class KeptPreciseTest {

	private static final long[] SHAPE = { 2, 8, 16, 16, 8 };

	@ParameterizedTest
	@EnumSource
	void whatWasRefusedIsComputedWith32Bits(LayerShape.Kind kind) {
		LayerShape refused = layer(kind, 4);
		LayerShape other = layer(kind, 16);
		KernelCheck.Verdict verdict = new KernelCheck.Verdict(Precision.BFLOAT16, List.of(refused), "");
		KernelCheck.Verdict open = new KernelCheck.Verdict(Precision.BFLOAT16, List.of(), "");
		KernelCheck.Verdict plain = new KernelCheck.Verdict(Precision.FLOAT32, List.of(), "");
		List<float[]> right = results(refused, plain);
		assumeFalse(Arrays.equals(right.get(0), results(refused, open).get(0)), "This processor has no bfloat16.");
		List<float[]> kept = results(refused, verdict);
		for (int i = 0; i < right.size(); i++)
			assertArrayEquals(right.get(i), kept.get(i));
		assertArrayEquals(results(other, open).get(0), results(other, verdict).get(0));
	}

	@ParameterizedTest
	@EnumSource
	void onlyWhatARunNeedsAnywayIsKept(LayerShape.Kind kind) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Operand<TFloat32> input = tf.fill(tf.constant(SHAPE), tf.constant(1f));
			LayerShape layer = layer(kind, 4);
			Operand<TFloat32> first = TensorFlowKernels.output(new Tape(tf), layer, input, kernel(tf, layer));
			Operand<TFloat32> second = TensorFlowKernels.output(new Tape(tf), layer, input, kernel(tf, layer));
			KeptPrecise kept = new KeptPrecise(graph, List.of(layer));
			assertEquals(1, kept.neededFor(List.of(tf.identity(first)), List.of()).size());
			var both = tf.withControlDependencies(List.of(tf.identity(first), tf.identity(second))).noOp();
			assertEquals(2, kept.neededFor(List.of(), List.of(both)).size());
			assertEquals(0, kept.neededFor(List.of(input), List.of()).size());
		}
	}

	private static Operand<TFloat32> kernel(Ops tf, LayerShape layer) {
		return tf.fill(tf.constant(layer.kernel().stream().mapToInt(Integer::intValue).toArray()), tf.constant(1f));
	}

	private static LayerShape layer(LayerShape.Kind kind, int outputChannels) {
		List<Integer> kernel = switch (kind) {
			case CONVOLUTION -> List.of(3, 3, 3, 8, outputChannels);
			case TRANSPOSED -> List.of(2, 2, 2, outputChannels, 8);
			case POINTWISE -> List.of(1, 1, 1, 8, outputChannels);
		};
		int step = kind == LayerShape.Kind.TRANSPOSED ? 2 : 1;
		return new LayerShape("layer", kind, List.of(2, 8, 16, 16, 8), kernel, List.of(step, step, step));
	}

	/** The output and the gradients of kernel and input, on numbers that 16 bits cannot hold. */
	private static List<float[]> results(LayerShape layer, KernelCheck.Verdict verdict) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Tape tape = new Tape(tf);
			long[] kernelShape = layer.kernel().stream().mapToLong(Integer::longValue).toArray();
			Placeholder<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, SHAPE[1], SHAPE[2], SHAPE[3],
				SHAPE[4])));
			Placeholder<TFloat32> kernel = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(kernelShape)));
			tape.watch(input);
			tape.watch(kernel);
			Operand<TFloat32> output = TensorFlowKernels.output(tape, layer, input, kernel);
			Operand<TFloat32> energy = tape.apply(output, y -> tf.reduceSum(y, tf.constant(new int[] { 0, 1, 2, 3, 4 })));
			try (NetworkSession session = new NetworkSession(graph, 2, verdict)) {
				NetworkSession.Run run = session.run().feed(input, random(SHAPE, 1), SHAPE).feed(kernel, random(kernelShape, 2), kernelShape).fetch(tf.identity(
					output));
				tape.backward(energy, List.of(kernel, input)).forEach(gradient -> run.fetch(tf.identity(gradient)));
				return run.floats();
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
