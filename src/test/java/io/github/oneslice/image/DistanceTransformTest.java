package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;


class DistanceTransformTest {

	private static final Extent SIZE = new Extent(11, 7, 9);
	private static final double[] SPACING = { 0.7, 2.5, 1.1 };

	@ParameterizedTest
	@ValueSource(doubles = { 0.002, 0.02, 0.3, 1 })
	void isTheLeastDistanceToAllSites(double density) {
		Random random = new Random(5);
		boolean[] sites = new boolean[SIZE.voxels()];
		for (int i = 0; i < sites.length; i++)
			sites[i] = i == 100 || random.nextDouble() < density;
		assertArrayEquals(exhaustive(sites), DistanceTransform.squared(sites, SIZE, SPACING), 1e-9);
	}

	@Test
	void withoutASiteAllIsInfinitelyFar() {
		for (double distance : DistanceTransform.squared(new boolean[8], new Extent(2, 2, 2), SPACING))
			assertEquals(Double.POSITIVE_INFINITY, distance);
	}

	private static double[] exhaustive(boolean[] sites) {
		double[] squared = new double[sites.length];
		for (int i = 0; i < sites.length; i++) {
			squared[i] = Double.POSITIVE_INFINITY;
			for (int j = 0; j < sites.length; j++)
				if (sites[j]) squared[i] = Math.min(squared[i], squaredDistance(i, j));
		}
		return squared;
	}

	private static double squaredDistance(int i, int j) {
		double sum = 0;
		for (int axis = 0; axis < 3; axis++) {
			double step = (i % SIZE.along(axis) - j % SIZE.along(axis)) * SPACING[axis];
			sum += step * step;
			i /= SIZE.along(axis);
			j /= SIZE.along(axis);
		}
		return sum;
	}
}
