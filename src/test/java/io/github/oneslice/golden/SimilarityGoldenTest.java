package io.github.oneslice.golden;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.network.TestGraph;
import io.github.oneslice.registration.Similarity;

class SimilarityGoldenTest {

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("similarity");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void comparesAsTheReference(GoldenCase golden) {
		int[] shape = golden.input("a").shape();
		int[] ofDisplacement = golden.input("displacement").shape();
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			var a = graph.channelLast(graph.floats(golden.input("a").floats(), shape), 2);
			var b = graph.channelLast(graph.floats(golden.input("b").floats(), shape), 2);
			var u = graph.channelLast(graph.floats(golden.input("displacement").floats(), ofDisplacement), 2);
			int window = (int) golden.param("window").number();
			golden.output("mse").assertMatches(graph.evaluate(Similarity.meanSquaredError(tf, a, b)), 1e-4);
			golden.output("ncc").assertMatches(graph.evaluate(Similarity.localCrossCorrelation(tf, a, b, window)), 1e-4);
			golden.output("smoothness_l2").assertMatches(graph.evaluate(Similarity.roughness(tf, u, shape[2], shape[3])), 1e-4);
		}
	}
}
