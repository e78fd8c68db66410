package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import io.github.oneslice.network.TestGraph;

class UncertaintyTest {

	@Test
	void selectsTheSurestVoxelsAndAtFirstNone() {
		try (TestGraph graph = new TestGraph()) {
			var uncertainty = graph.floats(new float[] { 0.5f, 0.1f, 0.3f, 0.2f }, 1, 1, 2, 2);
			assertArrayEquals(new double[] { 0, 1, 0, 1 }, graph.evaluate(Uncertainty.select(graph.ops(), uncertainty, graph.ops().constant(2))));
			assertArrayEquals(new double[4], graph.evaluate(Uncertainty.select(graph.ops(), uncertainty, graph.ops().constant(0))));
		}
	}
}
