package io.github.oneslice.golden;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.adamix.AgeSchedule;
import io.github.oneslice.adamix.Curriculum;
import io.github.oneslice.adamix.PatchSwap;
import io.github.oneslice.network.TestGraph;

/** Two-dimensional maps are stacks of one slice. */
class AdaMixGoldenTest {

	private static final double TOLERANCE = 1e-4;

	static Stream<GoldenCase> cases() {
		return Stream.concat(GoldenCases.ofKind("adamix2d"), GoldenCases.ofKind("adamix3d"));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void mixesAsTheReferenceDoes(GoldenCase golden) {
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			boolean flat = golden.kind().equals("adamix2d");
			int[] space = space(golden.input("label"), flat);
			int patches = (int) golden.param("patches_per_axis").number();
			int classes = golden.input("prediction_logits").shape()[1];
			Curriculum curriculum = new Curriculum((int) golden.param("top_k").number());
			PatchSwap swap = new PatchSwap(space, new int[] { flat ? 1 : patches, patches, patches });

			Operand<TInt32> label = labels(graph, golden, "label", space);
			Operand<TFloat32> confidence = map(graph, golden, "confidence", space, 0);
			Operand<TFloat32> loss = Curriculum.loss(tf, map(graph, golden, "prediction_logits", space, classes), label, classes);
			Curriculum.Plan plan = curriculum.plan(tf, loss, tf.constant((float) golden.param("age").number()));
			Operand<TFloat32> otherConfidence = map(graph, golden, "other_confidence", space, 0);
			Operand<TInt32> sources = swap.sources(tf, confidence, otherConfidence, plan);

			List<double[]> values = graph.evaluate(List.of(loss, plan.weight(), plan.patches(), tf.dtypes.cast(plan.easy(),
				TInt32.class), swap.apply(tf, map(graph, golden, "image", space, 1), map(graph, golden, "other_image", space, 1),
					sources), swap.apply(tf, label, labels(graph, golden, "other_label", space), sources), swap.apply(tf, confidence,
						otherConfidence, sources)));
			golden.output("loss").assertMatches(values.get(0), TOLERANCE);
			golden.output("weight").assertMatches(values.get(1), TOLERANCE);
			golden.output("patches").assertMatches(values.get(2), 0);
			golden.output("easy").assertMatches(values.get(3), 0);
			golden.output("mixed_image").assertMatches(values.get(4), TOLERANCE);
			golden.output("mixed_label").assertMatches(values.get(5), 0);
			golden.output("mixed_confidence").assertMatches(values.get(6), TOLERANCE);
			golden.output("next_age").assertMatches(new double[] { AgeSchedule.after(golden.param("step").number(), golden.param(
				"total_steps").number()) }, TOLERANCE);
		}
	}

	private static int[] space(GoldenArray label, boolean flat) {
		int[] shape = label.shape();
		return flat ? new int[] { 1, shape[1], shape[2] } : new int[] { shape[1], shape[2], shape[3] };
	}

	private static Operand<TInt32> labels(TestGraph graph, GoldenCase golden, String name, int[] space) {
		return graph.ints(golden.input(name).ints(), -1, space[0], space[1], space[2]);
	}

	/** [sample, z, y, x] or, with channels, [sample, z, y, x, channel]. */
	private static Operand<TFloat32> map(TestGraph graph, GoldenCase golden, String name, int[] space, int channels) {
		float[] values = golden.input(name).floats();
		if (channels == 0) return graph.floats(values, -1, space[0], space[1], space[2]);
		return graph.channelLast(graph.floats(values, golden.input(name).shape()[0], channels, space[0], space[1], space[2]), 3);
	}
}
