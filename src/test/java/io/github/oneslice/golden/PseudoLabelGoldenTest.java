package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceDistance;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.selfpaced.PseudoLabels;

/** Fusion and voxel weights. The fastest axis of a case, along which its slice is annotated, is x here. */
class PseudoLabelGoldenTest {

	private static final double TOLERANCE = 1e-6;

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("pseudo_label");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void fusesAndWeighsAsTheReference(GoldenCase golden) {
		PseudoLabels paper = PseudoLabels.PAPER;
		PseudoLabels rule = new PseudoLabels(paper.lastShare(), paper.shareExponent(), golden.param("alpha_d").number(), paper
			.conflictStart(), paper.conflictLength());
		int volumes = golden.input("registration").shape()[0];
		for (int volume = 0; volume < volumes; volume++)
			assertVolume(golden, rule, volume);
	}

	private static void assertVolume(GoldenCase golden, PseudoLabels rule, int volume) {
		GoldenArray registration = golden.input("registration").get(volume);
		GoldenArray probability = golden.input("teacher_probability").get(volume);
		float[][] teacher = { probability.get(0).floats(), probability.get(1).floats() };
		AnnotatedSlice slice = new AnnotatedSlice(SliceAxis.YZ, golden.param("annotated_slice").ints()[volume]);
		Extent size = registration.extent();
		float[] distance = SliceDistance.toNearest(List.of(slice), size);
		byte[] known = registration.bytes();
		for (int i = 0; i < known.length; i++)
			if (distance[i] > 0) known[i] = (byte) SparseLabels.UNKNOWN;

		byte[] segmentation = PseudoLabels.segmentation(teacher, known, size);
		byte[] fused = PseudoLabels.fuse(registration.bytes(), teacher, known, golden.param("w_p").number(), size);
		float[] weights = rule.weights(registration.bytes(), segmentation, distance, (long) golden.param("iteration").number());

		assertArrayEquals(golden.output("segmentation").get(volume).bytes(), segmentation);
		assertArrayEquals(golden.output("fused").get(volume).bytes(), fused);
		golden.output("weight").get(volume).assertMatches(weights, TOLERANCE);
	}
}
