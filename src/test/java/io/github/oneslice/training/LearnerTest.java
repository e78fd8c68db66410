package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.SegmentationNetwork;

class LearnerTest {

	private static final String KERNEL = "encoder1/0/kernel";

	@Test
	void eachRoundBeginsFromStartValuesOfItsOwn() {
		try (Graph graph = new Graph()) {
			Learner learner = new Learner(Ops.create(graph), "", SegmentationNetwork.of(new Architecture("V-Net", 2, 5, 2), 0), 2, new Extent(16, 16, 16), 7, new Optimizer.AdamW(
				0), true);
			// The student has no parameters before it is asked for something.
			learner.studentLogits(learner.ops().zeros(learner.ops().constant(new int[] { 1, 16, 16, 16, 1 }), TFloat32.class));
			try (NetworkSession session = new NetworkSession(graph, 1, false)) {
				Map<String, float[]> first = begun(learner, session, 0);
				Map<String, float[]> second = begun(learner, session, 1);
				assertFalse(Arrays.equals(first.get("student/" + KERNEL), second.get("student/" + KERNEL)));
				assertEquals(deviation(first.get("student/" + KERNEL)), deviation(second.get("student/" + KERNEL)), 0.1 * deviation(first.get("student/"
					+ KERNEL)));
				assertArrayEquals(second.get("student/" + KERNEL), second.get("teacher/" + KERNEL));
				Map<String, float[]> again = begun(learner, session, 0);
				first.forEach((name, values) -> assertArrayEquals(values, again.get(name), name));
			}
		}
	}

	private static Map<String, float[]> begun(Learner learner, NetworkSession session, int round) {
		learner.initialize(session, round);
		return learner.read(session);
	}

	private static double deviation(float[] values) {
		double sum = 0;
		for (float value : values)
			sum += value * value;
		return Math.sqrt(sum / values.length);
	}
}
