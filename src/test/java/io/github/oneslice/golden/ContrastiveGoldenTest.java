package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

import io.github.oneslice.contrast.BidirectionalContrast;
import io.github.oneslice.network.Tape;
import io.github.oneslice.network.TestGraph;

class ContrastiveGoldenTest {

	private static final double TOLERANCE = 1e-6;

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("contrastive");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void hasTheValueAndGradientsOfTheReference(GoldenCase golden) {
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			Tape tape = new Tape(tf);
			Operand<TFloat64> anchor = tape.watch(rows(graph, golden.input("anchor")));
			Operand<TFloat64> positive = tape.watch(rows(graph, golden.input("positive")));
			Operand<TFloat64> negative = tape.watch(rows(graph, golden.input("negative")));
			Operand<TInt32> anchorClass = tf.math.argMax(rows(graph, golden.input("anchor_logits")), tf.constant(1), TInt32.class);
			Operand<TFloat64> probability = tf.nn.softmax(rows(graph, golden.input("negative_logits")));
			int classes = golden.input("anchor_logits").shape()[1];
			BidirectionalContrast contrast = new BidirectionalContrast(golden.param("temperature").number(), (int) golden.param(
				"negatives").number(), classes);
			Operand<TFloat64> oneWay = contrast.oneWay(tf, TFloat64.class, anchor, positive, negative, anchorClass, probability);
			Operand<TFloat64> loss = tape.apply(List.of(anchor, positive, negative), in -> contrast.loss(tf, TFloat64.class, in
				.get(0), in.get(1), in.get(2), anchorClass, probability));
			if (!hasEnoughNegatives(golden)) {
				assertEquals(oneWayByDefinition(golden), graph.evaluate(oneWay)[0], TOLERANCE);
				return;
			}
			golden.output("one_way").assertMatches(graph.evaluate(oneWay), TOLERANCE);
			golden.output("bidirectional").assertMatches(graph.evaluate(loss), TOLERANCE);
			List<Operand<TFloat64>> gradients = tape.backward(loss, List.of(anchor, positive, negative));
			String[] names = { "grad_anchor", "grad_positive", "grad_negative" };
			for (int i = 0; i < names.length; i++) {
				int[] shape = golden.output(names[i]).shape();
				var back = tf.linalg.transpose(tf.reshape(gradients.get(i), tf.constant(new int[] { shape[0], shape[2], shape[3],
					shape[4], shape[1] })), tf.constant(new int[] { 0, 4, 1, 2, 3 }));
				golden.output(names[i]).assertMatches(graph.evaluate(back), TOLERANCE);
			}
		}
	}

	/**
	 * Where a class has fewer than K negatives, the reference fills the list with voxels of the same class, which ones being
	 * left to its sorting routine. Such a case is held to the definition instead, voxel by voxel.
	 */
	private static boolean hasEnoughNegatives(GoldenCase golden) {
		int[] count = new int[golden.input("negative_logits").shape()[1]];
		double[][] logits = voxels(golden.input("negative_logits"));
		for (double[] voxel : logits)
			count[argMax(voxel)]++;
		return IntStream.of(count).allMatch(own -> logits.length - own >= golden.param("negatives").number());
	}

	private static double oneWayByDefinition(GoldenCase golden) {
		double[][] anchor = normalized(golden.input("anchor"));
		double[][] positive = normalized(golden.input("positive"));
		double[][] negative = normalized(golden.input("negative"));
		double[][] anchorLogits = voxels(golden.input("anchor_logits"));
		double[][] negativeLogits = voxels(golden.input("negative_logits"));
		double temperature = golden.param("temperature").number();
		double mean = 0;
		for (int i = 0; i < anchor.length; i++) {
			int own = argMax(anchorLogits[i]);
			double[] f = anchor[i];
			double sum = IntStream.range(0, negative.length).filter(j -> argMax(negativeLogits[j]) != own).boxed().sorted(Comparator
				.comparingDouble(j -> -confidence(negativeLogits[j]))).limit((long) golden.param("negatives").number()).mapToDouble(
					j -> Math.exp(dot(f, negative[j]) / temperature)).sum();
			double nominator = Math.exp(dot(f, positive[i]) / temperature);
			mean -= Math.log(nominator / (nominator + sum + 1e-8)) / anchor.length;
		}
		return mean;
	}

	private static double confidence(double[] logits) {
		double most = logits[argMax(logits)];
		return 1 / DoubleStream.of(logits).map(logit -> Math.exp(logit - most)).sum();
	}

	private static int argMax(double[] values) {
		int best = 0;
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[best]) best = i;
		return best;
	}

	private static double dot(double[] a, double[] b) {
		return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
	}

	private static double[][] normalized(GoldenArray array) {
		double[][] rows = voxels(array);
		for (double[] row : rows) {
			double norm = Math.sqrt(dot(row, row));
			for (int i = 0; i < row.length; i++)
				row[i] /= norm;
		}
		return rows;
	}

	/** One row a voxel of a batch of one. */
	private static double[][] voxels(GoldenArray array) {
		int channels = array.shape()[1];
		double[] data = array.doubles();
		double[][] rows = new double[data.length / channels][channels];
		for (int i = 0; i < rows.length; i++)
			for (int c = 0; c < channels; c++)
				rows[i][c] = data[c * rows.length + i];
		return rows;
	}

	/** [batch, channel, space] to [voxel, channel]. */
	private static Operand<TFloat64> rows(TestGraph graph, GoldenArray array) {
		var tf = graph.ops();
		var channelLast = tf.linalg.transpose(graph.doubles(array.doubles(), array.shape()), tf.constant(new int[] { 0, 2, 3, 4,
			1 }));
		return tf.reshape(channelLast, tf.constant(new int[] { -1, array.shape()[1] }));
	}
}
