package io.github.oneslice.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.contrast.ProjectionHead;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.Resizing;
import io.github.oneslice.network.Tape;
import io.github.oneslice.network.SegmentationNetwork;

class VNetGoldenTest {

	private static final String[] NUMBERS = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine" };

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("vnet");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void computesWhatTheReferenceDoes(GoldenCase golden) {
		GoldenArray image = golden.input("image");
		int[] shape = image.shape();
		int classes = golden.output("logits").shape()[1];
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Parameters parameters = new Parameters(tf, "");
			int filters = (int) golden.param("base_filters").number();
			SegmentationNetwork network = SegmentationNetwork.of(new Architecture("V-Net", filters, 5, classes), 0.5);
			Operand<TFloat32> input = tf.reshape(tf.constant(image.floats()), tf.constant(new int[] { shape[0], shape[2], shape[3],
				shape[4], 1 }));
			SegmentationNetwork.Pass pass = network.infer(parameters, input);
			Operand<TFloat32> projection = new ProjectionHead(network.joinedChannels()).project(new Tape(tf), parameters, pass
				.joined());
			Operand<TFloat32> small = Resizing.shrink(tf, pass.logits(), new int[] { shape[2], shape[3], shape[4] }, network.joinedFactors());
			try (NetworkSession session = new NetworkSession(graph, 2, false)) {
				session.write(weights(golden, parameters), parameters);
				List<float[]> results = session.run().fetch(channelFirst(tf, pass.logits())).fetch(channelFirst(tf, projection))
					.fetch(channelFirst(tf, small)).floats();
				golden.output("logits").assertMatches(results.get(0), 1e-4);
				golden.output("projection").assertMatches(results.get(1), 1e-4);
				golden.output("projection_logits").assertMatches(results.get(2), 1e-4);
			}
		}
	}

	private static Operand<TFloat32> channelFirst(Ops tf, Operand<TFloat32> x) {
		return tf.linalg.transpose(x, tf.constant(new int[] { 0, 4, 1, 2, 3 }));
	}

	private static Map<String, float[]> weights(GoldenCase golden, Parameters parameters) {
		Map<String, float[]> weights = new LinkedHashMap<>();
		for (Parameters.Parameter parameter : parameters.all())
			weights.put(parameter.name(), value(golden, parameter.name()));
		return weights;
	}

	private static float[] value(GoldenCase golden, String name) {
		String[] parts = name.split("/");
		if (parts[0].equals("output")) return kernelOr(golden, "weight/out_conv.", parts[1]);
		if (parts[0].equals("projection")) return parts[2].equals("slope") ? golden.input("weight/projector.1.weight").floats()
			: kernelOr(golden, "weight/projector." + (parts[1].equals("0") ? "0." : "2."), parts[2]);
		int level = parts[0].charAt(parts[0].length() - 1) - '0';
		String block = switch (parts[0].substring(0, parts[0].length() - 1)) {
			case "encoder" -> NUMBERS[level];
			case "down" -> NUMBERS[level - 1] + "_dw";
			case "decoder" -> NUMBERS[8 - level];
			case "up" -> NUMBERS[7 - level] + "_up";
			default -> throw new AssertionError(name);
		};
		int index = parts.length == 3 ? 3 * Integer.parseInt(parts[1]) : 0;
		String convolution = "weight/block_" + block + ".conv." + index + ".";
		String normalization = "weight/block_" + block + ".conv." + (index + 1) + ".";
		return switch (parts[parts.length - 1]) {
			case "kernel" -> kernel(golden.input(convolution + "weight"));
			case "scale" -> golden.input(normalization + "weight").floats();
			case "offset" -> golden.input(normalization + "bias").floats();
			case "variance" -> golden.input(normalization + "running_var").floats();
			// The reference adds a bias before the normalisation; that is a shift of the mean.
			case "mean" -> minus(golden.input(normalization + "running_mean").floats(), golden.input(convolution + "bias")
				.floats());
			default -> throw new AssertionError(name);
		};
	}

	private static float[] kernelOr(GoldenCase golden, String prefix, String what) {
		return what.equals("kernel") ? kernel(golden.input(prefix + "weight")) : golden.input(prefix + "bias").floats();
	}

	/** [a, b, k, k, k] to [k, k, k, b, a]: right for both kinds of convolution. */
	private static float[] kernel(GoldenArray array) {
		int[] shape = array.shape();
		float[] from = array.floats();
		float[] to = new float[from.length];
		int space = shape[2] * shape[3] * shape[4];
		for (int a = 0; a < shape[0]; a++)
			for (int b = 0; b < shape[1]; b++)
				for (int k = 0; k < space; k++)
					to[(k * shape[1] + b) * shape[0] + a] = from[(a * shape[1] + b) * space + k];
		return to;
	}

	private static float[] minus(float[] a, float[] b) {
		for (int i = 0; i < a.length; i++)
			a[i] -= b[i];
		return a;
	}
}
