package io.github.oneslice.golden;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.lfme.Guidance;
import io.github.oneslice.network.Tape;
import io.github.oneslice.network.TestGraph;
import io.github.oneslice.selfpaced.SegmentationLoss;

class LfmeGoldenTest {

	private static final double TOLERANCE = 1e-4;

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("lfme");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void hasTheLossAndTheGradientOfTheReference(GoldenCase golden) {
		int[] shape = golden.input("logits").shape();
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			Tape tape = new Tape(tf);
			SegmentationLoss losses = new SegmentationLoss(tf, shape[1]);
			Operand<TFloat32> logits = tape.watch(graph.channelLast(graph.floats(golden.input("logits").floats(), shape), 3));
			Operand<TFloat32> expert = graph.channelLast(graph.floats(golden.input("expert_logits").floats(), shape), 3);
			Operand<TFloat32> probability = tf.nn.softmax(expert);
			var label = graph.ints(golden.input("label").ints(), golden.input("label").shape());
			Operand<TFloat32> everywhere = tf.onesLike(tf.dtypes.cast(label, TFloat32.class));
			Operand<TFloat32> crossEntropy = tape.apply(logits, z -> losses.weightedCrossEntropy(z, label, everywhere));
			Operand<TFloat32> guidance = tape.apply(logits, z -> Guidance.of(tf, z, probability, everywhere));
			Operand<TFloat32> loss = tape.apply(List.of(crossEntropy, guidance), in -> tf.math.add(in.get(0), tf.math.mul(tf.constant(
				(float) golden.param("weight").number()), in.get(1))));
			golden.output("cross_entropy").assertMatches(graph.evaluate(crossEntropy), TOLERANCE);
			golden.output("guidance").assertMatches(graph.evaluate(guidance), TOLERANCE);
			golden.output("loss").assertMatches(graph.evaluate(loss), TOLERANCE);
			Operand<TFloat32> gradient = tape.backward(loss, List.of(logits)).get(0);
			golden.output("gradient").assertMatches(graph.evaluate(graph.channelFirst(gradient, 3)), TOLERANCE);
		}
	}
}
