package io.github.oneslice.lfme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.Tape;
import io.github.oneslice.network.TestGraph;

class GuidanceTest {

	/**
	 * Two voxels of two classes. z = (1, −1), q = (0.8, 0.2): mean of 0.2² and 1.2² is 0.74. z = (0, 2), q = (0.5, 0.5): mean of
	 * 0.5² and 1.5² is 1.25. A third voxel does not count.
	 */
	@Test
	void isWhatWorkingItOutByHandGives() {
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			Tape tape = new Tape(tf);
			Operand<TFloat32> z = tape.watch(graph.floats(new float[] { 1, -1, 0, 2, 9, 9 }, 1, 1, 1, 3, 2));
			Operand<TFloat32> q = graph.floats(new float[] { 0.8f, 0.2f, 0.5f, 0.5f, 0, 1 }, 1, 1, 1, 3, 2);
			Operand<TFloat32> mask = graph.floats(new float[] { 1, 1, 0 }, 1, 1, 1, 3);
			Operand<TFloat32> loss = tape.apply(z, in -> Guidance.of(tf, in, q, mask));
			assertEquals((0.74 + 1.25) / 2, graph.evaluate(loss)[0], 1e-6);
			// 2 (z − q) / (2 voxels · 2 classes)
			assertArrayEquals(new double[] { 0.1, -0.6, -0.25, 0.75, 0, 0 }, graph.evaluate(tape.backward(loss, List.of(z)).get(0)), 1e-6);
		}
	}
}
