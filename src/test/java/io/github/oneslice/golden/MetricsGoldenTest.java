package io.github.oneslice.golden;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.evaluation.Metrics;

class MetricsGoldenTest {

	private static final double TOLERANCE = 1e-6;

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("metrics");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void measuresAsTheReference(GoldenCase golden) {
		double[] slowestFirst = golden.param("spacing").doubles();
		double[] spacing = { slowestFirst[2], slowestFirst[1], slowestFirst[0] };
		GoldenArray reference = golden.input("reference");
		Metrics metrics = Metrics.of(golden.input("prediction").booleans(), reference.booleans(), reference.extent(), spacing);
		golden.output("dice").assertMatches(metrics.dice(), TOLERANCE);
		golden.output("jaccard").assertMatches(metrics.jaccard(), TOLERANCE);
		golden.output("hd").assertMatches(metrics.hd(), TOLERANCE);
		golden.output("hd95").assertMatches(metrics.hd95(), TOLERANCE);
		golden.output("asd").assertMatches(metrics.asd(), TOLERANCE);
		golden.output("assd").assertMatches(metrics.assd(), TOLERANCE);
	}
}
