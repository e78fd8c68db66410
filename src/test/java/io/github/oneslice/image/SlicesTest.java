package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class SlicesTest {

	@Test
	void sliceBySliceIsAsTheWhole() {
		Random random = new Random(7);
		for (int trial = 0; trial < 50; trial++) {
			Extent from = extent(random);
			Extent to = extent(random);
			float[] values = new float[from.voxels()];
			for (int i = 0; i < values.length; i++)
				values[i] = random.nextFloat();
			assertArrayEquals(Resampling.linear(values, from, to), new ResampledSlices(Slices.of(values, from), to).toArrays()[0]);
			Volume volume = Volumes.ofFloats(values, from, VoxelSize.UNCALIBRATED);
			if (values.length > 1) assertArrayEquals(Normalization.zScore(values), Normalization.zScore(Slices.of(volume), () -> {}).toArrays()[0]);
		}
	}

	/** Mirroring an array is what mirroring the volume is. */
	@Test
	void arraysAndVolumesAreMirroredAlike() {
		Random random = new Random(9);
		for (int trial = 0; trial < 20; trial++) {
			Extent size = extent(random);
			float[] values = new float[size.voxels()];
			for (int i = 0; i < values.length; i++)
				values[i] = random.nextFloat();
			Mirror mirror = Mirror.random(random);
			Volume volume = Volumes.ofFloats(values, size, VoxelSize.UNCALIBRATED);
			assertArrayEquals(Volumes.toFloats(mirror.apply(volume)), mirror.apply(values, size, 1));
		}
	}

	private static Extent extent(Random random) {
		return new Extent(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
	}
}
