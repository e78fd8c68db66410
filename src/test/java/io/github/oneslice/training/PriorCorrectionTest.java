package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.oneslice.network.SegmentationNetwork;

class PriorCorrectionTest {

	/** What is said of a network's answer and what the changed network says are the same. */
	@ParameterizedTest
	@CsvSource({ "2, 0.6", "2, 1", "4, 0.3", "3, 0.01" })
	void answersAndNetworksAreChangedAlike(int classes, double background) {
		PriorCorrection correction = new PriorCorrection(background);
		SplittableRandom random = new SplittableRandom(classes);
		for (int i = 0; i < 100; i++) {
			double[] logits = random.doubles(classes, -6, 6).toArray();
			float[][] answer = correction.apply(softmax(logits));
			float[] shift = correction.into(Map.of(SegmentationNetwork.OUTPUT_BIAS, new float[classes])).get(SegmentationNetwork.OUTPUT_BIAS);
			float[][] changed = softmax(IntStream.range(0, classes).mapToDouble(c -> logits[c] + shift[c]).toArray());
			double sum = 0;
			for (int c = 0; c < classes; c++) {
				assertEquals(changed[c][0], answer[c][0], 1e-5);
				sum += answer[c][0];
			}
			assertEquals(1, sum, 1e-5);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.6", "1" })
	void aNetworkComesOutAsItWentIn(double background) {
		float[] bias = { 0.5f, -2, 3 };
		Map<String, float[]> weights = Map.of(SegmentationNetwork.OUTPUT_BIAS, bias.clone(), "output/kernel", new float[] { 1, 2 });
		PriorCorrection correction = new PriorCorrection(background);
		Map<String, float[]> back = correction.outOf(correction.into(weights));
		assertArrayEquals(bias, back.get(SegmentationNetwork.OUTPUT_BIAS), 1e-6f);
		assertArrayEquals(new float[] { 1, 2 }, back.get("output/kernel"));
		assertArrayEquals(bias, weights.get(SegmentationNetwork.OUTPUT_BIAS), "not in place");
	}

	private static float[][] softmax(double[] logits) {
		double sum = IntStream.range(0, logits.length).mapToDouble(c -> Math.exp(logits[c])).sum();
		float[][] probability = new float[logits.length][1];
		for (int c = 0; c < logits.length; c++)
			probability[c][0] = (float) (Math.exp(logits[c]) / sum);
		return probability;
	}
}
