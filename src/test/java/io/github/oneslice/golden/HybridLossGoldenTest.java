package io.github.oneslice.golden;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.adamix.HybridLoss;
import io.github.oneslice.network.TestGraph;

class HybridLossGoldenTest {

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("hybrid_loss");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isThatOfTheReferenceForEachShareOfDice(GoldenCase golden) {
		int classes = golden.input("logits").shape()[1];
		for (double share : golden.param("dice_weight").doubles())
			try (TestGraph graph = new TestGraph()) {
				var tf = graph.ops();
				var logits = graph.channelLast(graph.floats(golden.input("logits").floats(), golden.input("logits").shape()), 3);
				var label = graph.ints(golden.input("label").ints(), golden.input("label").shape());
				var mask = graph.floats(golden.input("mask").floats(), golden.input("mask").shape());
				golden.output("loss_" + share).assertMatches(graph.evaluate(new HybridLoss(share).of(tf, logits, label, mask, classes)),
					1e-4);
			}
	}
}
