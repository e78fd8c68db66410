package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolidPartsTest {

	private static final Extent SIZE = new Extent(64, 32, 32);
	private static final double[] CUBES = { 1, 1, 1 };

	/** A ball of radius 10, one of radius 7 or so, and a rod from one to the other. */
	@ParameterizedTest
	@CsvSource({ "7, 0, 2", "7, 1, 2", "7, 2, 2", "7, 5, 1", "3, 1, 1" })
	void aThinBridgeMakesNoOneOfTwo(double radius, double bridge, int parts) {
		byte[] labels = balls(SIZE, radius, bridge);
		assertEquals(parts, SolidParts.count(Masks.ofLabel(labels, 1), SIZE, CUBES));
		byte[] kept = SolidParts.largestOf(labels, 1, 1, 0, SIZE, CUBES);
		assertEquals(1, kept[SIZE.index(14, 16, 16)]);
		assertEquals(parts == 1 ? 1 : 0, kept[SIZE.index(46, 16, 16)]);
		assertArrayEquals(labels, SolidParts.largestOf(labels, 1, 2, 0, SIZE, CUBES));
	}

	/** What is thin, such as a vessel that leaves the structure, hangs on. */
	@Test
	void whatIsThinStays() {
		byte[] labels = balls(SIZE, 0, 1.5);
		assertEquals(1, SolidParts.count(Masks.ofLabel(labels, 1), SIZE, CUBES));
		assertArrayEquals(labels, SolidParts.largestOf(labels, 1, 1, 0, SIZE, CUBES));
	}

	@Test
	void depthIsPhysical() {
		assertEquals(1, SolidParts.count(slab(), SIZE, CUBES));
		// Wide along x and y, so that only along z is anything thin.
		assertEquals(2, SolidParts.count(slab(), SIZE, new double[] { 10, 10, 1 }));
	}

	/** Two blocks, thick along z, and a plate between them, thin along z. */
	private static boolean[] slab() {
		boolean[] mask = new boolean[SIZE.voxels()];
		for (int z = 0; z < SIZE.z(); z++)
			for (int y = 12; y < 20; y++)
				for (int x = 4; x < 44; x++)
					mask[SIZE.index(x, y, z)] = x >= 18 && x < 24 ? z >= 14 && z < 18 : z >= 2 && z < 30;
		return mask;
	}

	/** Of more voxels than are looked at one by one. */
	@Test
	void largeStacksAreLookedAtMoreCoarsely() {
		Extent size = new Extent(193, 129, 97);
		byte[] labels = balls(size, 21, 3);
		byte[] kept = SolidParts.largestOf(labels, 1, 1, 0, size, CUBES);
		assertEquals(1, kept[size.index(43, 64, 48)]);
		assertEquals(0, kept[size.index(140, 64, 48)]);
		assertArrayEquals(labels, SolidParts.largestOf(labels, 1, 2, 0, size, CUBES));
	}

	@Test
	void allOrNothing() {
		boolean[] all = new boolean[SIZE.voxels()];
		assertEquals(0, SolidParts.count(all, SIZE, CUBES));
		Arrays.fill(all, true);
		assertEquals(1, SolidParts.count(all, SIZE, CUBES));
	}

	/** Other labels stay, nothing is added, and something is left. */
	@Test
	void onlyTheLabelThatIsMeantLosesVoxels() {
		Random random = new Random(8);
		for (int trial = 0; trial < 30; trial++) {
			Extent size = new Extent(1 + random.nextInt(20), 1 + random.nextInt(20), 1 + random.nextInt(12));
			byte[] labels = new byte[size.voxels()];
			double density = random.nextDouble();
			for (int i = 0; i < labels.length; i++)
				labels[i] = (byte) (random.nextDouble() < density ? 200 : random.nextInt(3));
			byte[] before = labels.clone();
			int most = 1 + random.nextInt(2);
			byte[] kept = SolidParts.largestOf(labels, 200, most, 0, size, new double[] { 1, 1 + random.nextDouble(), 3 });
			assertArrayEquals(before, labels);
			for (int i = 0; i < labels.length; i++)
				assertTrue(kept[i] == labels[i] || labels[i] == (byte) 200 && kept[i] == 0);
			assertEquals(has(labels), has(kept));
		}
	}

	/** One that training saw as one part is cut, then kept to its largest component, as segmentation does. */
	@Test
	void whatIsLeftOfABridgeIsOfTheLargestComponent() {
		byte[] labels = balls(SIZE, 7, 1.5);
		byte[] kept = Components.largestOf(SolidParts.largestOf(labels, 1, 1, 0, SIZE, CUBES), Map.of(1, 1), 0, SIZE.toArray());
		assertEquals(1, Components.count(Masks.ofLabel(kept, 1), SIZE.toArray(), Connectivity.FACES));
		assertEquals(0, kept[SIZE.index(46, 16, 16)]);
	}

	private static boolean has(byte[] labels) {
		for (byte label : labels)
			if (label == (byte) 200) return true;
		return false;
	}

	/** In the middle along y and z: the first ball reaches from the left end to three eighths of the width. */
	private static byte[] balls(Extent size, double radius, double bridge) {
		byte[] labels = new byte[size.voxels()];
		double first = size.x() * 14 / 64.0;
		double second = size.x() * 46 / 64.0;
		double large = size.x() * 10 / 64.0;
		for (int z = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++) {
				double off = Math.hypot(y - size.y() / 2, z - size.z() / 2);
				for (int x = 0; x < size.x(); x++)
					if (Math.hypot(off, x - first) < large || Math.hypot(off, x - second) < radius || off < bridge && x > first && x < second) labels[size.index(x, y, z)] = 1;
			}
		return labels;
	}
}
