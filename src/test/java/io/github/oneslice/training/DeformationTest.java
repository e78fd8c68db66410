package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;

class DeformationTest {

	private static final Extent PATCH = new Extent(40, 36, 12);

	@Test
	void splinesKeepWhatIsConstantOrLinear() {
		int[] size = { 2, 6, 3 };
		float[] values = new float[36];
		for (int z = 0, i = 0; z < 3; z++)
			for (int y = 0; y < 6; y++)
				for (int x = 0; x < 2; x++, i++)
					values[i] = 100 * z + 10 * x + 4 * (y - 1);
		float[] finer = Deformation.interpolated(values, size, 1, 10, 4);
		for (int z = 0, i = 0; z < 3; z++)
			for (int y = 0; y < 10; y++)
				for (int x = 0; x < 2; x++, i++)
					assertEquals(100 * z + 10 * x + y, finer[i], 1e-4f);
	}

	@Test
	void voxelsMoveByOneOrTwoAndTheirNeighboursMoveAlike() {
		double squares = 0;
		for (int seed = 0; seed < 50; seed++) {
			Deformation deformation = Deformation.random(PATCH, new double[] { 1, 1, 1 }, new SplittableRandom(seed));
			for (int axis = 0; axis < 3; axis++)
				for (int i = 0; i < PATCH.voxels(); i++) {
					squares += Math.pow(deformation.along(axis, i), 2) / (3 * PATCH.voxels() * 50);
					if (i % PATCH.x() > 0) assertEquals(deformation.along(axis, i - 1), deformation.along(axis, i), 0.9);
				}
		}
		assertEquals(1.2, Math.sqrt(squares), 0.15);
	}

	/** With slices six times as thick a voxel moves as many millimetres, so a sixth as many slices. */
	@Test
	void distancesArePhysical() {
		double[] voxelSize = { 0.5, 0.5, 3 };
		double[] squares = new double[3];
		for (int seed = 0; seed < 200; seed++) {
			Deformation deformation = Deformation.random(PATCH, voxelSize, new SplittableRandom(seed));
			for (int axis = 0; axis < 3; axis++)
				for (int i = 0; i < PATCH.voxels(); i++)
					squares[axis] += Math.pow(deformation.along(axis, i) * voxelSize[axis], 2);
		}
		assertEquals(1, Math.sqrt(squares[2] / squares[0]), 0.15);
	}

	@Test
	void whatIsFlatStaysFlat() {
		Extent flat = new Extent(30, 30, 1);
		Deformation deformation = Deformation.random(flat, new double[] { 1, 1, 1 }, new SplittableRandom(1));
		double most = 0;
		for (int i = 0; i < flat.voxels(); i++) {
			assertEquals(0, deformation.along(2, i));
			most = Math.max(most, Math.abs(deformation.along(0, i)));
		}
		assertTrue(most > 0.1);
	}
}
