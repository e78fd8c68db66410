package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;

class RoundsTest {

	@ParameterizedTest
	@CsvSource({ "500, 3, 1", "1400, 3, 1", "1600, 3, 2", "2400, 3, 2", "9600, 5, 5", "9600, 1, 1", "3000, 5, 3" })
	void asManyOfTheSameLengthAsThereIsTimeFor(long steps, int most, int count) {
		Rounds rounds = Rounds.of(steps, Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE).with("round_steps", "1000").with("rounds", String.valueOf(most)).pseudoLabels());
		assertEquals(count, rounds.count());
		for (int round = 1; round < count; round++)
			assertEquals((double) round / count, rounds.starts().get(round - 1), 1e-9);
	}

	@Test
	void eachRoundGoesFromNothingToItsEnd() {
		Rounds rounds = new Rounds(List.of(0.25, 0.5));
		assertEquals(0, rounds.at(0.24));
		assertEquals(0.96, rounds.within(0.24), 1e-9);
		assertEquals(1, rounds.at(0.25));
		assertEquals(0, rounds.within(0.25), 1e-9);
		assertEquals(2, rounds.at(1));
		assertEquals(0.5, rounds.within(0.75), 1e-9);
		assertEquals(1, rounds.over(1, 0.75), 1e-9);
		assertEquals(", round 2 of 3", rounds.named(1));
	}

	@Test
	void oneRoundIsTheWhole() {
		assertEquals(0, Rounds.ONE.at(0.7));
		assertEquals(0.7, Rounds.ONE.within(0.7), 1e-9);
		assertEquals("", Rounds.ONE.named(0));
	}
}
