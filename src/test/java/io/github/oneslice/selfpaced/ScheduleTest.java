package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Ages, weights and rates at steps where they can be worked out by hand. */
class ScheduleTest {

	@Test
	void agesGrowGeometrically() {
		assertEquals(0.1, Age.LAMBDA.at(0), 1e-15);
		assertEquals(0.1 * 1.01 * 1.01, Age.LAMBDA.at(2), 1e-15);
		assertEquals(0.8, Age.TAU.at(499), 1e-15);
		assertEquals(0.8 * 1.4, Age.TAU.at(500), 1e-15);
	}

	@Test
	void theConsistencyWeightClimbsInStairs() {
		assertEquals(0.1 * Math.exp(-5), ConsistencyWeight.PAPER.at(149), 1e-15);
		assertEquals(0.1 * Math.exp(-5 * 0.25), ConsistencyWeight.PAPER.at(20 * 150), 1e-15);
		assertEquals(0.1, ConsistencyWeight.PAPER.at(6000), 1e-15);
	}

	@Test
	void withoutALossTheRateIsTheLeast() {
		assertEquals(0.1 * 0.08, SelectionRate.rate(Double.NaN, 0.1, 0.1, 0.8), 1e-15);
		assertEquals(0.1, SelectionRate.rate(0.5, 0.1, 1, 5), 1e-15);
		assertEquals(1, SelectionRate.rate(0, 0.1, 1, 5), 1e-15);
		assertEquals(7, SelectionRate.count(0.075, 100));
	}

	@Test
	void aRampWithoutLengthHasEnded() {
		assertEquals(1, Ramps.sigmoid(0, 0));
		assertEquals(1, Ramps.linear(0, 0));
		assertEquals(1, Ramps.cosine(0, 0));
		assertEquals(1, Ramps.step(0, 0, 10));
	}
}
