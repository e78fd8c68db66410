package io.github.oneslice.image;

import java.util.Random;

/** Seeded random shapes for property tests. */
final class RandomMasks {

	private RandomMasks() {}

	/** White noise: each voxel is set with the given probability. */
	static boolean[] noise(int[] size, double density, long seed) {
		Random random = new Random(seed);
		boolean[] mask = new boolean[voxels(size)];
		for (int i = 0; i < mask.length; i++)
			mask[i] = random.nextDouble() < density;
		return mask;
	}

	/** Some overlapping balls (discs in 2-D), which may reach over the border. */
	static boolean[] balls(int[] size, int count, long seed) {
		Random random = new Random(seed);
		boolean[] mask = new boolean[voxels(size)];
		int depth = size.length == 3 ? size[2] : 1;
		for (int ball = 0; ball < count; ball++) {
			double radius = 1.5 + random.nextDouble() * size[0] / 5;
			double cx = random.nextDouble() * size[0];
			double cy = random.nextDouble() * size[1];
			double cz = random.nextDouble() * depth;
			for (int i = 0; i < mask.length; i++) {
				double dx = i % size[0] - cx;
				double dy = i / size[0] % size[1] - cy;
				double dz = depth == 1 ? 0 : i / (size[0] * size[1]) - cz;
				mask[i] |= dx * dx + dy * dy + dz * dz <= radius * radius;
			}
		}
		return mask;
	}

	static int voxels(int[] size) {
		int count = 1;
		for (int length : size)
			count *= length;
		return count;
	}
}
