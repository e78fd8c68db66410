package io.github.oneslice.golden;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.network.TestGraph;
import io.github.oneslice.selfpaced.SegmentationLoss;

class SegmentationLossGoldenTest {

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("pseudo_label");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isThatOfTheReferenceOnPseudoLabels(GoldenCase golden) {
		GoldenArray probability = golden.input("teacher_probability");
		GoldenArray fused = golden.output("fused");
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			SegmentationLoss loss = new SegmentationLoss(tf, 2);
			var logits = tf.math.log(graph.channelLast(graph.floats(probability.floats(), probability.shape()), 3));
			var label = graph.ints(fused.ints(), fused.shape());
			var weight = graph.floats(golden.output("weight").floats(), fused.shape());
			golden.output("weighted_ce").assertMatches(graph.evaluate(loss.weightedCrossEntropy(logits, label, weight)), 1e-4);
			golden.output("dice_loss").assertMatches(graph.evaluate(loss.dice(SegmentationLoss.FOREGROUND, logits, label, tf.onesLike(weight))), 1e-4);
		}
	}
}
