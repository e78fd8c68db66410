package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.selfpaced.SelectionRate;

class SelectionRateGoldenTest {

	private static final double TOLERANCE = 1e-6;

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("selection_rate");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void takesAsManyAsTheReference(GoldenCase golden) {
		double[] loss = golden.input("loss").data();
		double[] lambda = golden.input("lambda").data();
		double[] weight = golden.input("consistency_weight").data();
		double[] tau = golden.input("tau").data();
		int[] voxels = golden.input("voxels").ints();
		int[] count = golden.output("count").ints();
		double[] rate = new double[loss.length];
		for (int i = 0; i < rate.length; i++) {
			rate[i] = SelectionRate.rate(loss[i], lambda[i], weight[i], tau[i]);
			assertEquals(count[i], SelectionRate.count(rate[i], voxels[i]), "count " + i);
		}
		golden.output("rate").assertMatches(rate, TOLERANCE);
	}
}
