package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat64;

/** The backward rules against central differences in float64. */
class ConvolutionTest {

	private static final double STEP = 1e-5;

	private interface Block {

		Operand<TFloat64> apply(Tape tape, Operand<TFloat64> input, Operand<TFloat64> kernel);
	}

	@Test
	void gradientsOfAConvolutionAreThoseOfDifferences() {
		check((tape, x, k) -> Convolution.convolve(tape, x, k, new int[] { 1, 1, 1 }), new int[] { 2, 4, 3, 5, 2 }, new int[] { 3, 3, 3, 2, 3 });
	}

	@Test
	void gradientsOfAStridedConvolutionAreThoseOfDifferences() {
		check((tape, x, k) -> Convolution.convolve(tape, x, k, new int[] { 2, 2, 2 }), new int[] { 1, 4, 2, 6, 2 }, new int[] { 2, 2, 2, 2, 3 });
	}

	@Test
	void gradientsOfAConvolutionWithAnEvenKernelAreThoseOfDifferences() {
		check((tape, x, k) -> Convolution.convolve(tape, x, k, new int[] { 1, 1, 1 }), new int[] { 1, 3, 5, 4, 2 }, new int[] { 2, 4, 1, 2, 3 });
	}

	@Test
	void gradientsOfATransposedConvolutionAreThoseOfDifferences() {
		check((tape, x, k) -> Convolution.transposed(tape, x, k, new int[] { 2, 2, 2 }), new int[] { 1, 2, 3, 2, 3 }, new int[] { 2, 2, 2, 2, 3 });
	}

	@Test
	void gradientsOfPlanarConvolutionsAreThoseOfDifferences() {
		int[] stride = { 1, 2, 2 };
		check((tape, x, k) -> Convolution.convolve(tape, x, k, new int[] { 1, 1, 1 }), new int[] { 2, 1, 3, 5, 2 }, new int[] { 1, 3, 3, 2, 3 });
		check((tape, x, k) -> Convolution.transposed(tape, x, k, stride), new int[] { 2, 1, 3, 2, 3 }, new int[] { 1, 2, 2, 2, 3 });
	}

	/** Some processors get these wrong with 32 bits, unless channels are added. */
	@ParameterizedTest
	@ValueSource(ints = { 33, 40, 48, 72, 80, 112, 144 })
	void anyNumberOfChannelsIsComputedRight(int channels) {
		List<Integer> halving = List.of(2, 2, 2);
		List<LayerShape> layers = List.of(
			new LayerShape("same", LayerShape.Kind.CONVOLUTION, List.of(2, 2, 4, 3, channels), List.of(3, 3, 3, channels, channels), List.of(1, 1, 1)),
			new LayerShape("down", LayerShape.Kind.CONVOLUTION, List.of(1, 2, 4, 4, channels), List.of(2, 2, 2, channels, 16), halving),
			new LayerShape("up", LayerShape.Kind.TRANSPOSED, List.of(1, 2, 3, 2, 16), List.of(2, 2, 2, channels, 16), halving));
		assertEquals(List.of(), new KernelCheck(layers).check(Precision.FLOAT32, 1).refused());
	}

	@Test
	void gradientsOfWideConvolutionsAreThoseOfDifferences() {
		check((tape, x, k) -> Convolution.convolve(tape, x, k, new int[] { 1, 1, 1 }), new int[] { 1, 1, 2, 2, 35 }, new int[] { 1, 3, 3, 35, 2 });
		check((tape, x, k) -> Convolution.transposed(tape, x, k, new int[] { 1, 2, 2 }), new int[] { 1, 1, 2, 1, 2 }, new int[] { 1, 2, 2, 35, 2 });
	}

	@Test
	void whatMeetsAtAnOperandIsSummed() {
		check((tape, x, k) -> {
			Operand<TFloat64> y = Convolution.convolve(tape, x, k, new int[] { 1, 1, 1 });
			return tape.apply(List.of(y, x), in -> tape.ops().math.mul(in.get(0), in.get(1)));
		}, new int[] { 1, 3, 2, 3, 2 }, new int[] { 3, 3, 3, 2, 2 });
	}

	private static void check(Block block, int[] inputShape, int[] kernelShape) {
		double[] input = random(inputShape, 1);
		double[] kernel = random(kernelShape, 2);
		double[][] gradients = gradients(block, input, inputShape, kernel, kernelShape);
		compare(gradients[0], input, changed -> value(block, changed, inputShape, kernel, kernelShape));
		compare(gradients[1], kernel, changed -> value(block, input, inputShape, changed, kernelShape));
	}

	private static void compare(double[] gradient, double[] at, ToDoubleFunction<double[]> value) {
		for (int i = 0; i < at.length; i += Math.max(1, at.length / 12)) {
			double[] changed = at.clone();
			changed[i] = at[i] + STEP;
			double above = value.applyAsDouble(changed);
			changed[i] = at[i] - STEP;
			double below = value.applyAsDouble(changed);
			assertEquals((above - below) / (2 * STEP), gradient[i], 1e-6 * Math.max(1, Math.abs(gradient[i])), "at " + i);
		}
	}

	private static double value(Block block, double[] input, int[] inputShape, double[] kernel, int[] kernelShape) {
		try (TestGraph graph = new TestGraph()) {
			Tape tape = new Tape(graph.ops());
			return graph.evaluate(energy(tape, block.apply(tape, graph.doubles(input, inputShape), graph.doubles(kernel,
				kernelShape))))[0];
		}
	}

	private static double[][] gradients(Block block, double[] input, int[] inputShape, double[] kernel, int[] kernelShape) {
		try (TestGraph graph = new TestGraph()) {
			Tape tape = new Tape(graph.ops());
			Operand<TFloat64> x = tape.watch(graph.doubles(input, inputShape));
			Operand<TFloat64> k = tape.watch(graph.doubles(kernel, kernelShape));
			return graph.evaluate(tape.backward(energy(tape, block.apply(tape, x, k)), List.of(x, k))).toArray(double[][]::new);
		}
	}

	/** A scalar with a different slope at each output: Σ sin(y). */
	private static Operand<TFloat64> energy(Tape tape, Operand<TFloat64> y) {
		var tf = tape.ops();
		return tape.apply(y, in -> tf.reduceSum(tf.math.sin(in), tf.constant(new int[] { 0, 1, 2, 3, 4 })));
	}

	private static double[] random(int[] shape, long seed) {
		int count = 1;
		for (int length : shape)
			count *= length;
		return new Random(seed).doubles(count, -1, 1).toArray();
	}
}
