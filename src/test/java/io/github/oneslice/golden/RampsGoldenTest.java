package io.github.oneslice.golden;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.selfpaced.Ramps;

class RampsGoldenTest {

	private static final double TOLERANCE = 1e-6;

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("ramps");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void risesAsTheReference(GoldenCase golden) {
		double length = golden.param("length").number();
		double segment = golden.param("segment").number();
		assertRamp(golden, "sigmoid", step -> Ramps.sigmoid(step, length));
		assertRamp(golden, "linear", step -> Ramps.linear(step, length));
		assertRamp(golden, "cosine", step -> Ramps.cosine(step, length));
		assertRamp(golden, "step", step -> Ramps.step(step, length, segment));
	}

	private static void assertRamp(GoldenCase golden, String name, DoubleUnaryOperator ramp) {
		golden.output(name).assertMatches(DoubleStream.of(golden.input("step").data()).map(ramp).toArray(), TOLERANCE);
	}
}
