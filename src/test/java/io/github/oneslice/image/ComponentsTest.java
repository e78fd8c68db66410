package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentsTest {

	static Stream<Arguments> shapes() {
		return Stream.of(new int[] { 17, 13 }, new int[] { 9, 8, 7 }).flatMap(size -> Stream.of(Connectivity.values()).flatMap(
			connectivity -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(size, connectivity, seed))));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void keepsWhatNaiveFloodingFindsLargest(int[] size, Connectivity connectivity, long seed) {
		boolean[] mask = RandomMasks.noise(size, 0.35, seed);
		assertArrayEquals(naiveLargest(mask, size, connectivity), Components.largest(mask, size, connectivity, 1));
	}

	/** Keeping one more component adds one, no larger than the last; keeping all gives the mask again. */
	@ParameterizedTest
	@MethodSource("shapes")
	void keepsAsManyAsAsked(int[] size, Connectivity connectivity, long seed) {
		boolean[] mask = RandomMasks.noise(size, 0.2, seed);
		int count = Components.count(mask, size, connectivity);
		boolean[] before = new boolean[mask.length];
		int last = Integer.MAX_VALUE;
		for (int n = 1; n <= count; n++) {
			boolean[] kept = Components.largest(mask, size, connectivity, n);
			boolean[] added = new boolean[mask.length];
			int voxels = 0;
			for (int i = 0; i < mask.length; i++) {
				added[i] = kept[i] && !before[i];
				if (added[i]) voxels++;
				assertTrue(kept[i] || !before[i]);
			}
			assertEquals(1, Components.count(added, size, connectivity));
			assertTrue(voxels <= last);
			last = voxels;
			before = kept;
		}
		assertArrayEquals(mask, before);
	}

	@Test
	void sizesGoFromTheLargestToTheSmallest() {
		boolean[] mask = { true, false, true, true, true, false, true, true };
		assertArrayEquals(new int[] { 3, 2, 1 }, Components.sizes(mask, new int[] { 8, 1 }, Connectivity.FACES));
	}

	@Test
	void diagonalPixelsAreJoinedByCornersOnly() {
		boolean[] mask = { true, false, false, true, false, true };
		int[] size = { 2, 3 };
		assertArrayEquals(mask, Components.largest(mask, size, Connectivity.CORNERS, 1));
		assertArrayEquals(new boolean[] { false, false, false, true, false, true }, Components.largest(mask, size, Connectivity.FACES, 1));
	}

	@Test
	void ofEquallyLargeComponentsTheFirstIsKept() {
		boolean[] mask = { true, false, true, false, true };
		assertArrayEquals(new boolean[] { true, false, false, false, false }, Components.largest(mask, new int[] { 5, 1 },
			Connectivity.CORNERS, 1));
	}

	@Test
	void eachWantedLabelKeepsItsOwnLargestComponent() {
		byte large = (byte) 200;
		byte[] labels = { 7, 7, 0, 7, large, 3, 7, large, large, 0, 3 };
		byte[] kept = { 7, 7, 0, 0, 0, 3, 0, large, large, 0, 3 };
		assertArrayEquals(kept, Components.largestOf(labels, Map.of(7, 1, 200, 1), 0, new int[] { 11, 1 }));
	}

	@Test
	void largestComponentsOfRandomLabelsAreThoseOfTheirMasks() {
		Random random = new Random(8);
		for (int trial = 0; trial < 100; trial++) {
			int[] size = { 1 + random.nextInt(9), 1 + random.nextInt(7), 1 + random.nextInt(5) };
			byte[] labels = new byte[size[0] * size[1] * size[2]];
			for (int i = 0; i < labels.length; i++)
				labels[i] = (byte) (random.nextInt(3) == 0 ? 200 : random.nextInt(3));
			int pairs = 1 + random.nextInt(3);
			byte[] kept = Components.largestOf(labels, Map.of(1, 1, 200, pairs), 0, size);
			boolean[] ones = naiveLargest(Masks.ofLabel(labels, 1), size, Connectivity.FACES);
			boolean[] others = Components.largest(Masks.ofLabel(labels, 200), size, Connectivity.FACES, pairs);
			for (int i = 0; i < labels.length; i++)
				assertEquals(labels[i] == 2 || ones[i] || others[i] ? labels[i] : 0, kept[i]);
		}
	}

	@Test
	void anEmptyMaskStaysEmpty() {
		assertArrayEquals(new boolean[12], Components.largest(new boolean[12], new int[] { 3, 2, 2 }, Connectivity.CORNERS, 1));
	}

	@Test
	void aSizeThatDoesNotFitIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Components.largest(new boolean[5], new int[] { 2, 3 },
			Connectivity.FACES, 1));
	}

	private static boolean[] naiveLargest(boolean[] mask, int[] size, Connectivity connectivity) {
		int[] root = NaiveFlood.components(mask, size, connectivity);
		int[] voxels = new int[mask.length];
		int best = 0;
		for (int i = 0; i < mask.length; i++)
			if (mask[i]) voxels[root[i]]++;
		for (int i = 1; i < mask.length; i++)
			if (voxels[i] > voxels[best]) best = i;
		boolean[] largest = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			largest[i] = mask[i] && root[i] == best;
		return largest;
	}
}
