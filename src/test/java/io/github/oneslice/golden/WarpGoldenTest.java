package io.github.oneslice.golden;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.network.TestGraph;
import io.github.oneslice.network.Warp;

class WarpGoldenTest {

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("warp");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void movesAsTheReference(GoldenCase golden) {
		GoldenArray image = golden.input("image");
		GoldenArray displacement = golden.input("displacement");
		try (TestGraph graph = new TestGraph()) {
			var u = graph.channelLast(graph.floats(displacement.floats(), displacement.shape()), 2);
			var warped = new Warp(graph.ops(), u).bilinear(graph.channelLast(graph.floats(image.floats(), image.shape()), 2));
			golden.output("bilinear").assertMatches(graph.evaluate(graph.channelFirst(warped, 2)), 1e-4);
		}
	}
}
