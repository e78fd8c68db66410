package io.github.oneslice.network;

import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Computes a layer as the networks do. */
record TensorFlowKernels(Precision precision, int threads) implements LayerKernels {

	@Override
	public Results compute(LayerShape layer, float[] input, float[] kernel, float[] gradient) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Tape tape = new Tape(tf);
			Placeholder<TFloat32> x = placeholder(tf, layer.input());
			Placeholder<TFloat32> k = placeholder(tf, layer.kernel());
			Placeholder<TFloat32> g = placeholder(tf, layer.output());
			tape.watch(x);
			tape.watch(k);
			Operand<TFloat32> y = output(tape, layer, x, k);
			Operand<TFloat32> sum = tape.record(tf.constant(0f), List.of(y), (one, needed) -> List.of(g));
			List<Operand<TFloat32>> gradients = tape.backward(sum, List.of(x, k));
			try (NetworkSession session = new NetworkSession(graph, threads, precision == Precision.BFLOAT16)) {
				// What is itself fetched is never computed in reduced precision: copies are.
				List<float[]> results = session.run().feed(x, input, shape(layer.input())).feed(k, kernel, shape(layer.kernel())).feed(g,
					gradient, shape(layer.output())).fetch(tf.identity(y)).fetch(tf.identity(gradients.get(0))).fetch(tf.identity(gradients
						.get(1))).floats();
				return new Results(results.get(0), results.get(1), results.get(2));
			}
		}
	}

	static Operand<TFloat32> output(Tape tape, LayerShape layer, Operand<TFloat32> x, Operand<TFloat32> kernel) {
		int[] stride = layer.stride().stream().mapToInt(Integer::intValue).toArray();
		return switch (layer.kind()) {
			case CONVOLUTION -> Convolution.convolve(tape, x, kernel, stride);
			case TRANSPOSED -> Convolution.transposed(tape, x, kernel, stride);
			case POINTWISE -> Convolution.pointwise(tape, x, kernel);
		};
	}

	private static Placeholder<TFloat32> placeholder(Ops tf, List<Integer> lengths) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape(lengths))));
	}

	private static long[] shape(List<Integer> lengths) {
		return lengths.stream().mapToLong(Integer::longValue).toArray();
	}
}
