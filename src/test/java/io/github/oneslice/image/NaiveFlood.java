package io.github.oneslice.image;

import java.util.Arrays;

/** Connected components by spreading the smallest index to neighbours until nothing changes: slow and plain. */
final class NaiveFlood {

	private NaiveFlood() {}

	/** For each voxel the smallest index of its component; −1 off the mask. */
	static int[] components(boolean[] mask, int[] size, Connectivity connectivity) {
		int[] root = new int[mask.length];
		Arrays.setAll(root, i -> mask[i] ? i : -1);
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int i = 0; i < mask.length; i++)
				for (int j = 0; j < mask.length; j++)
					if (mask[i] && mask[j] && root[j] < root[i] && neighbours(i, j, size, connectivity)) {
						root[i] = root[j];
						changed = true;
					}
		}
		return root;
	}

	private static boolean neighbours(int i, int j, int[] size, Connectivity connectivity) {
		int sum = 0;
		int most = 0;
		for (int length : size) {
			int step = Math.abs(i % length - j % length);
			sum += step;
			most = Math.max(most, step);
			i /= length;
			j /= length;
		}
		return connectivity == Connectivity.FACES ? sum == 1 : most == 1;
	}
}
