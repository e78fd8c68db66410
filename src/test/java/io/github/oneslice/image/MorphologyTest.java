package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MorphologyTest {

	private static final int[] SIZE = { 31, 27 };

	static Stream<Arguments> shapes() {
		return Stream.of(StructuringElement.cross(5), StructuringElement.square(5)).flatMap(element -> Stream.of(1L, 2L, 3L, 4L)
			.map(seed -> Arguments.of(element, RandomMasks.balls(SIZE, 5, seed))));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void openingTakesAwayOnlyAndOnlyOnce(StructuringElement element, boolean[] mask) {
		for (int times = 1; times <= 3; times++) {
			boolean[] opened = Morphology.open(mask, SIZE, element, times);
			assertWithin(opened, mask);
			assertArrayEquals(opened, Morphology.open(opened, SIZE, element, times));
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void closingAddsOnlyAndOnlyOnce(StructuringElement element, boolean[] mask) {
		for (int times = 1; times <= 3; times++) {
			boolean[] closed = Morphology.close(mask, SIZE, element, times);
			assertWithin(mask, closed);
			assertArrayEquals(closed, Morphology.close(closed, SIZE, element, times));
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void erosionShrinksAndDilationGrows(StructuringElement element, boolean[] mask) {
		assertWithin(Morphology.erode(mask, SIZE, element), mask);
		assertWithin(mask, Morphology.dilate(mask, SIZE, element));
	}

	@Test
	void dilatingAPointGivesTheElement() {
		boolean[] point = new boolean[49];
		point[24] = true;
		int[] size = { 7, 7 };
		boolean[] cross = Morphology.dilate(point, size, StructuringElement.cross(5));
		boolean[] square = Morphology.dilate(point, size, StructuringElement.square(5));
		for (int i = 0; i < 49; i++) {
			int x = Math.abs(i % 7 - 3);
			int y = Math.abs(i / 7 - 3);
			assertTrue(square[i] == (x <= 2 && y <= 2));
			assertTrue(cross[i] == (x <= 2 && y <= 2 && (x == 0 || y == 0)));
		}
		assertArrayEquals(point, Morphology.erode(square, size, StructuringElement.square(5)));
		assertArrayEquals(point, Morphology.erode(cross, size, StructuringElement.cross(5)));
	}

	@Test
	void erosionEatsInFromTheBorder() {
		boolean[] full = new boolean[36];
		Arrays.fill(full, true);
		boolean[] eroded = Morphology.erode(full, new int[] { 6, 6 }, StructuringElement.cross(5));
		for (int i = 0; i < 36; i++)
			assertTrue(eroded[i] == (i % 6 >= 2 && i % 6 <= 3 && i / 6 >= 2 && i / 6 <= 3));
	}

	@Test
	void anEvenWidthIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> StructuringElement.square(4));
	}

	private static void assertWithin(boolean[] inner, boolean[] outer) {
		assertTrue(within(inner, outer));
	}

	private static boolean within(boolean[] inner, boolean[] outer) {
		for (int i = 0; i < inner.length; i++)
			if (inner[i] && !outer[i]) return false;
		return true;
	}
}
