package io.github.oneslice.selfpaced;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;

/**
 * How surely a class is still there, slice by slice. Where registration has drifted away or the structure has ended, what registration
 * and the teacher see of it coincides less: 1 where they agree as well as close to the annotation, 0 where half as well or less.
 */
final class Reach {

	/** Slices to either side that count too, since one may hold next to nothing of a class. */
	private static final int AROUND = 1;

	private final List<Along> axes = new ArrayList<>();

	/** @param sure by slice */
	private record Along(SliceGeometry geometry, double[] sure) {}

	/**
	 * @param registration class indices
	 * @param teacher class indices
	 */
	Reach(int c, byte[] registration, byte[] teacher, Fusion.Annotation annotation) {
		Seen all = new Seen(1);
		for (int i = 0; i < registration.length; i++)
			if (annotation.isUnknown(i) && Math.round(annotation.distance()[i]) <= AnnotatedSlice.CLOSE) all.add(0, registration[i], teacher[i], c);
		double close = all.dice(0, 0);
		for (SliceAxis axis : annotation.axes()) {
			SliceGeometry geometry = new SliceGeometry(annotation.size(), axis);
			Seen seen = new Seen(geometry.count());
			for (int i = 0; i < registration.length; i++)
				if (annotation.isUnknown(i)) seen.add(geometry.sliceAt(i), registration[i], teacher[i], c);
			axes.add(new Along(geometry, IntStream.range(0, geometry.count()).mapToDouble(slice -> close == 0 ? 1 : Math.max(0, Math.min(1, 2 * seen
				.dice(slice - AROUND, slice + AROUND) / close - 1))).toArray()));
		}
	}

	/** 0 to 1, of several axes the best; 1 where nobody sees the class, or no slice is annotated. */
	double at(int voxel) {
		return axes.stream().mapToDouble(along -> along.sure[along.geometry.sliceAt(voxel)]).max().orElse(1);
	}

	/** Of how many voxels registration and teacher say that they are of a class, by slice. */
	private static final class Seen {

		private final long[] both;
		private final long[] either;

		Seen(int slices) {
			both = new long[slices];
			either = new long[slices];
		}

		void add(int slice, byte registration, byte teacher, int c) {
			int seen = (Byte.toUnsignedInt(registration) == c ? 1 : 0) + (Byte.toUnsignedInt(teacher) == c ? 1 : 0);
			either[slice] += seen;
			if (seen == 2) both[slice]++;
		}

		double dice(int from, int to) {
			long shared = 0;
			long all = 0;
			for (int slice = Math.max(0, from); slice <= Math.min(both.length - 1, to); slice++) {
				shared += both[slice];
				all += either[slice];
			}
			return all == 0 ? 1 : 2.0 * shared / all;
		}
	}
}
