package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HolesTest {

	static Stream<Arguments> shapes() {
		return Stream.of(new int[] { 15, 14 }, new int[] { 9, 7, 8 }, new int[] { 1, 6, 5 }).flatMap(size -> Stream.of(1L, 2L, 3L)
			.map(seed -> Arguments.of(size, seed)));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void fillsTheBackgroundThatNaiveFloodingDoesNotReach(int[] size, long seed) {
		boolean[] mask = RandomMasks.noise(size, size.length == 2 ? 0.5 : 0.75, seed);
		boolean[] filled = Holes.fill(mask, size);
		assertArrayEquals(naiveFill(mask, size), filled);
		assertArrayEquals(filled, Holes.fill(filled, size));
	}

	@Test
	void aDiagonalGapDoesNotOpenAHole() {
		boolean[] ring = { false, true, false, true, false, true, false, true, false };
		boolean[] filled = { false, true, false, true, true, true, false, true, false };
		assertArrayEquals(filled, Holes.fill(ring, new int[] { 3, 3 }));
	}

	@Test
	void aHoleTakesTheLabelThatTouchesItMost() {
		byte[] labels = { 0, 5, 0, 5, 0, 9, 0, 5, 0 };
		byte[] filled = { 0, 5, 0, 5, 5, 9, 0, 5, 0 };
		assertArrayEquals(filled, Holes.fill(labels, new int[] { 3, 3 }));
	}

	@Test
	void inAVolumeOfOneSliceNothingIsAHole() {
		boolean[] ring = { true, true, true, true, false, true, true, true, true };
		assertArrayEquals(ring, Holes.fill(ring, new int[] { 3, 3, 1 }));
	}

	private static boolean[] naiveFill(boolean[] mask, int[] size) {
		boolean[] background = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			background[i] = !mask[i];
		int[] root = NaiveFlood.components(background, size, Connectivity.FACES);
		boolean[] outside = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			if (background[i] && onBorder(i, size)) outside[root[i]] = true;
		boolean[] filled = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			filled[i] = mask[i] || !outside[root[i]];
		return filled;
	}

	private static boolean onBorder(int index, int[] size) {
		for (int length : size) {
			int position = index % length;
			if (position == 0 || position == length - 1) return true;
			index /= length;
		}
		return false;
	}
}
