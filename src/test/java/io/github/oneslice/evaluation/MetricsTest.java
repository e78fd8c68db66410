package io.github.oneslice.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;

class MetricsTest {

	private static final Extent SIZE = new Extent(20, 18, 16);
	private static final double[] SPACING = { 0.5, 1, 3 };

	@Test
	void equalMasksAgreeInFull() {
		boolean[] cube = cube(SIZE, 3, 3, 3, 6);
		assertEquals(new Metrics(1, 1, 0, 0, 0, 0), Metrics.of(cube, cube, SIZE, SPACING));
	}

	@Test
	void aCubeShiftedAlongZIsAsFarAsThePhysicalShift() {
		boolean[] reference = cube(SIZE, 3, 3, 3, 6);
		boolean[] prediction = cube(SIZE, 3, 3, 5, 6);
		Metrics metrics = Metrics.of(prediction, reference, SIZE, SPACING);
		assertEquals(4.0 / 6, metrics.dice(), 1e-12);
		assertEquals(4.0 / 8, metrics.jaccard(), 1e-12);
		assertEquals(6, metrics.hd(), 1e-12);
	}

	@Test
	void singleVoxelsAreAsFarAsTheirCentres() {
		boolean[] reference = cube(SIZE, 2, 2, 2, 1);
		boolean[] prediction = cube(SIZE, 6, 5, 6, 1);
		double distance = Math.sqrt(2 * 2 + 3 * 3 + 12 * 12);
		assertMetrics(new Metrics(0, 0, distance, distance, distance, distance), Metrics.of(prediction, reference, SIZE, SPACING));
	}

	@Test
	void averagesAndPercentileOfALine() {
		Extent size = new Extent(3, 1, 1);
		double[] spacing = { 2, 1, 1 };
		Metrics metrics = Metrics.of(new boolean[] { true, true, true }, new boolean[] { true, false, false }, size, spacing);
		// Prediction to reference: 0, 2, 4. Reference to prediction: 0. Pooled and sorted: 0, 0, 2, 4.
		assertMetrics(new Metrics(0.5, 1.0 / 3, 4, 2 + 0.85 * 2, 2, 1), metrics);
	}

	@Test
	void anEmptyMaskOnOneSideHasNoDistances() {
		boolean[] cube = cube(SIZE, 3, 3, 3, 6);
		boolean[] empty = new boolean[cube.length];
		Metrics none = new Metrics(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		assertEquals(none, Metrics.of(cube, empty, SIZE, SPACING));
		assertEquals(none, Metrics.of(empty, cube, SIZE, SPACING));
		assertEquals(new Metrics(1, 1, 0, 0, 0, 0), Metrics.of(empty, empty, SIZE, SPACING));
	}

	@Test
	void theMeanLeavesMissingDistancesOut() {
		Metrics missing = new Metrics(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		Metrics there = new Metrics(1, 0.5, 4, 3, 2, 1);
		assertEquals(new Metrics(0.5, 0.25, 4, 3, 2, 1), Metrics.mean(List.of(missing, there)));
	}

	@Test
	void masksOfAnotherSizeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> Metrics.of(new boolean[3], new boolean[4], new Extent(2, 2, 1),
			SPACING));
	}

	@Test
	void aHundredThousandBorderVoxelsTakeSeconds() {
		Extent size = new Extent(200, 200, 160);
		boolean[] reference = cube(size, 5, 5, 5, 135);
		boolean[] prediction = cube(size, 9, 8, 12, 135);
		assertTimeout(Duration.ofSeconds(20), () -> Metrics.of(prediction, reference, size, new double[] { 0.7, 0.7, 1.5 }));
	}

	private static void assertMetrics(Metrics expected, Metrics actual) {
		assertEquals(expected.dice(), actual.dice(), 1e-12);
		assertEquals(expected.jaccard(), actual.jaccard(), 1e-12);
		assertEquals(expected.hd(), actual.hd(), 1e-12);
		assertEquals(expected.hd95(), actual.hd95(), 1e-12);
		assertEquals(expected.asd(), actual.asd(), 1e-12);
		assertEquals(expected.assd(), actual.assd(), 1e-12);
	}

	private static boolean[] cube(Extent size, int x, int y, int z, int edge) {
		boolean[] mask = new boolean[size.voxels()];
		for (int k = z; k < z + edge; k++)
			for (int j = y; j < y + edge; j++)
				for (int i = x; i < x + edge; i++)
					mask[i + size.x() * (j + size.y() * k)] = true;
		return mask;
	}

	/** In a stack every voxel of a mask that lies on one slice has background above and below. */
	@Test
	void aMaskOnOneSliceOfAStackIsAllSurface() {
		Extent size = new Extent(14, 12, 5);
		boolean[] prediction = new boolean[size.voxels()];
		boolean[] reference = new boolean[size.voxels()];
		for (int y = 2; y < 10; y++)
			for (int x = 2; x < 10; x++) {
				prediction[size.index(x, y, 2)] = true;
				reference[size.index(x + 2, y, 2)] = true;
			}
		Metrics metrics = Metrics.of(prediction, reference, size, new double[] { 1, 1, 1 });
		assertEquals((8 * 2 + 8 * 1) / 64.0, metrics.asd(), 1e-12); // two columns stick out, by 2 and by 1
		assertEquals(2, metrics.hd95(), 1e-12);
		Extent slice = size.with(2, 1);
		Metrics planar = Metrics.of(Arrays.copyOfRange(prediction, 2 * slice.voxels(), 3 * slice.voxels()), Arrays.copyOfRange(reference, 2 * slice
			.voxels(), 3 * slice.voxels()), slice, new double[] { 1, 1, 1 });
		assertTrue(planar.asd() > metrics.asd());
	}
}
