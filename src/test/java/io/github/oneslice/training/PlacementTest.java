package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;
import io.github.oneslice.settings.Augmentation;

class PlacementTest {

	private static final double[] CUBE = { 1, 1, 1 };
	private static final Extent VOLUME = new Extent(20, 18, 12);

	@Test
	void whereNothingIsTurnedThePatchIsACopyOfTheVolume() {
		float[] volume = random(VOLUME);
		for (int seed = 0; seed < 20; seed++) {
			Placement placement = Placement.random(new Extent(8, 6, 4), VOLUME, Augmentation.NONE, CUBE, new SplittableRandom(seed));
			int[] nearest = placement.nearest(VOLUME);
			float[] patch = placement.sample(volume, VOLUME);
			for (int i = 0; i < patch.length; i++) {
				assertTrue(nearest[i] >= 0);
				assertEquals(volume[nearest[i]], patch[i]);
			}
		}
	}

	@Test
	void turnsMoveVoxelsAndInventNone() {
		Extent square = new Extent(16, 16, 6);
		float[] volume = random(square);
		float[] sorted = volume.clone();
		Arrays.sort(sorted);
		for (int seed = 0; seed < 20; seed++) {
			float[] patch = Placement.random(square, square, Augmentation.TURNS, CUBE, new SplittableRandom(seed)).sample(volume, square);
			Arrays.sort(patch);
			assertArrayEquals(sorted, patch, 1e-5f);
		}
	}

	/** What is anisotropic is turned in physical space: lengths in mm change by no more than the scaling. */
	@Test
	void affineChangesKeepPhysicalShape() {
		double[] voxelSize = { 0.5, 0.5, 3 };
		for (int seed = 0; seed < 200; seed++) {
			Placement placement = Placement.random(new Extent(16, 16, 16), VOLUME, Augmentation.AFFINE, voxelSize, new SplittableRandom(seed));
			for (int column = 0; column < 3; column++) {
				double length = 0;
				for (int row = 0; row < 3; row++) {
					double millimetres = placement.matrix()[3 * row + column] * voxelSize[row];
					length += millimetres * millimetres;
				}
				assertEquals(1, Math.sqrt(length) / voxelSize[column], 0.21, "seed " + seed + ", axis " + column);
			}
		}
	}

	/** The grey value tells where a voxel was taken from. */
	@Test
	void imageAndLabelsAreDeformedAlike() {
		float[] volume = new float[VOLUME.voxels()];
		for (int i = 0; i < volume.length; i++)
			volume[i] = i % VOLUME.x();
		boolean moved = false;
		for (int seed = 0; seed < 20; seed++) {
			Placement placement = Placement.random(new Extent(8, 6, 4), VOLUME, Augmentation.ELASTIC, CUBE, new SplittableRandom(seed));
			int[] nearest = placement.nearest(VOLUME);
			float[] patch = placement.sample(volume, VOLUME);
			for (int i = 0; i < patch.length; i++)
				if (nearest[i] >= 0) assertEquals(volume[nearest[i]], patch[i], 0.51);
			moved |= placement.deformation().along(0, 0) != 0;
		}
		assertTrue(moved);
	}

	@Test
	void beyondTheVolumeThereIsNoVoxel() {
		Placement placement = Placement.random(new Extent(32, 32, 16), VOLUME, Augmentation.NONE, CUBE, new SplittableRandom(1));
		long inside = Arrays.stream(placement.nearest(VOLUME)).filter(i -> i >= 0).distinct().count();
		assertEquals(20 * 18 * 12, inside);
	}

	private static float[] random(Extent size) {
		Random random = new Random(2);
		float[] values = new float[size.voxels()];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return values;
	}
}
