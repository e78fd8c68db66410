package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.TestGraph;
import io.github.oneslice.selfpaced.Uncertainty;

class UncertaintyGoldenTest {

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("uncertainty");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isThatOfTheReference(GoldenCase golden) {
		GoldenArray logits = golden.input("logits");
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			List<Operand<TFloat32>> passes = new ArrayList<>();
			for (int t = 0; t < logits.shape()[0]; t++)
				passes.add(graph.channelLast(graph.floats(logits.get(t).floats(), logits.get(t).shape()), 3));
			var mean = Uncertainty.meanProbability(tf, passes);
			var entropy = Uncertainty.entropy(tf, mean);
			golden.output("mean_probability").assertMatches(graph.evaluate(graph.channelFirst(mean, 3)), 1e-4);
			golden.output("entropy").assertMatches(graph.evaluate(entropy), 1e-4);
			List<String> masks = golden.outputs().keySet().stream().filter(key -> key.startsWith("mask_")).toList();
			assertTrue(masks.size() > 1);
			for (String mask : masks) {
				int count = Integer.parseInt(mask.substring("mask_".length()));
				double[] selected = graph.evaluate(Uncertainty.select(tf, entropy, tf.constant(count)));
				assertTrue(Arrays.equals(golden.output(mask).doubles(), selected), mask);
			}
		}
	}
}
