package io.github.oneslice.selfpaced;

import java.util.stream.IntStream;

import io.github.oneslice.annotation.SparseLabels;

/**
 * How surely a class is still there so many slices from its annotation. Where registration has drifted away or the structure has
 * ended, what registration and the teacher see of it coincides less: 1 where they agree as well as close to the annotation, 0 where
 * half as well or less.
 */
final class Reach {

	/** Slices that are close to an annotation. */
	private static final int CLOSE = 5;
	/** Slices to either side that are counted too, since one may hold next to nothing of a class. */
	private static final int AROUND = 2;

	/** By distance. */
	private final double[] sure;

	/**
	 * @param registration class indices
	 * @param teacher class indices
	 * @param known annotated voxels, which do not count; {@link SparseLabels#UNKNOWN} elsewhere
	 * @param distance slices to the nearest annotation
	 */
	Reach(int c, byte[] registration, byte[] teacher, byte[] known, float[] distance) {
		int farthest = 0;
		for (float slices : distance)
			if (Float.isFinite(slices)) farthest = Math.max(farthest, Math.round(slices));
		long[] both = new long[farthest + 1];
		long[] either = new long[farthest + 1];
		for (int i = 0; i < distance.length; i++) {
			if (!SparseLabels.isUnknown(known[i]) || !Float.isFinite(distance[i])) continue;
			int slices = Math.round(distance[i]);
			int seen = (Byte.toUnsignedInt(registration[i]) == c ? 1 : 0) + (Byte.toUnsignedInt(teacher[i]) == c ? 1 : 0);
			either[slices] += seen;
			if (seen == 2) both[slices]++;
		}
		double close = dice(both, either, 0, CLOSE);
		sure = IntStream.rangeClosed(0, farthest).mapToDouble(slices -> close == 0 ? 1 : Math.max(0, Math.min(1, 2 * dice(both, either, slices - AROUND, slices
			+ AROUND) / close - 1))).toArray();
	}

	/** 0 to 1; 1 where nobody sees the class, or no slice is annotated. */
	double at(float distance) {
		return Float.isFinite(distance) ? sure[Math.round(distance)] : 1;
	}

	/**
	 * Over a range of distances.
	 *
	 * @param both voxels that both see as the class, by distance
	 * @param either voxels that registration sees as the class, and those that the teacher sees so
	 */
	private static double dice(long[] both, long[] either, int from, int to) {
		long shared = 0;
		long all = 0;
		for (int slices = Math.max(0, from); slices <= Math.min(both.length - 1, to); slices++) {
			shared += both[slices];
			all += either[slices];
		}
		return all == 0 ? 1 : 2.0 * shared / all;
	}
}
