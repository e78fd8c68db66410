package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.TestGraph;

class SegmentationLossTest {

	private static final int CLASSES = 3;
	private static final int[] SIZE = { 1, 3, 4, 5 };
	private static final int VOXELS = 60;

	private final Random random = new Random(3);
	private final float[] scores = floats(CLASSES * VOXELS, 4);
	private final float[] weights = floats(VOXELS, 1);
	private final float[] doubts = floats(VOXELS, 1);
	private final int[] classes = random.ints(VOXELS, 0, CLASSES).toArray();

	/** Of the cross entropy alone, as a mask of zeros leaves no Dice loss: ½ w / Σw · ∂/∂z (1 − p^q) / q = ½ w / Σw · p^q (p − y). */
	@Test
	void theGradientIsThatOfTheGeneralizedCrossEntropy() {
		double[] expected = new double[CLASSES * VOXELS];
		double sum = 0;
		for (float weight : weights)
			sum += weight;
		for (int i = 0; i < VOXELS; i++) {
			double[] probability = softmax(i);
			for (int c = 0; c < CLASSES; c++)
				expected[CLASSES * i + c] = 0.5 * weights[i] / sum * Math.pow(probability[classes[i]], doubts[i]) * (probability[c] - (c == classes[i] ? 1 : 0));
		}
		try (TestGraph graph = new TestGraph()) {
			Ops tf = graph.ops();
			Operand<TFloat32> logits = logits(graph);
			Operand<TFloat32> loss = new SegmentationLoss(tf, CLASSES).robust(logits, label(graph), map(graph, weights), map(graph, new float[VOXELS]), map(
				graph, doubts));
			assertArrayEquals(expected, graph.evaluate(tf.gradients(loss, List.of(logits)).<TFloat32> dy(0)), 1e-6);
		}
	}

	@Test
	void whatIsCertainIsLearnedAsUsual() {
		try (TestGraph graph = new TestGraph()) {
			SegmentationLoss losses = new SegmentationLoss(graph.ops(), CLASSES);
			Operand<TFloat32> weight = map(graph, weights);
			assertEquals(graph.evaluate(losses.supervised(logits(graph), label(graph), weight, weight))[0], graph.evaluate(losses.robust(logits(graph), label(
				graph), weight, weight, map(graph, new float[VOXELS])))[0], 1e-6);
		}
	}

	/** A label that the network is sure is wrong counts next to nothing, in both terms; one that it believes as before. */
	@Test
	void whatTheNetworkIsSureIsWrongDoesNotCount() {
		float[] ones = new float[VOXELS];
		Arrays.fill(ones, 1);
		float[] right = ones.clone();
		for (int i = 0; i < VOXELS; i++) {
			boolean wrong = i % 4 == 0;
			int seen = wrong ? (classes[i] + 1) % CLASSES : classes[i];
			for (int c = 0; c < CLASSES; c++)
				scores[CLASSES * i + c] = c == seen ? 20 : 0;
			if (wrong) right[i] = 0;
		}
		try (TestGraph graph = new TestGraph()) {
			SegmentationLoss losses = new SegmentationLoss(graph.ops(), CLASSES);
			double withoutWrong = graph.evaluate(losses.supervised(logits(graph), label(graph), map(graph, right), map(graph, right)))[0];
			assertEquals(withoutWrong, graph.evaluate(losses.robust(logits(graph), label(graph), map(graph, ones), map(graph, ones), map(graph, ones)))[0], 1e-3);
		}
	}

	private double[] softmax(int voxel) {
		double[] probability = new double[CLASSES];
		double sum = 0;
		for (int c = 0; c < CLASSES; c++)
			sum += probability[c] = Math.exp(scores[CLASSES * voxel + c]);
		for (int c = 0; c < CLASSES; c++)
			probability[c] /= sum;
		return probability;
	}

	private float[] floats(int count, double range) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = (float) (range * random.nextDouble());
		return values;
	}

	private Operand<TFloat32> logits(TestGraph graph) {
		return graph.floats(scores, SIZE[0], SIZE[1], SIZE[2], SIZE[3], CLASSES);
	}

	private Operand<TInt32> label(TestGraph graph) {
		return graph.ints(classes, SIZE);
	}

	private static Operand<TFloat32> map(TestGraph graph, float[] values) {
		return graph.floats(values, SIZE);
	}
}
