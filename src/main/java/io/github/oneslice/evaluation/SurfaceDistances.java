package io.github.oneslice.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import io.github.oneslice.image.DistanceTransform;
import io.github.oneslice.image.Extent;

/**
 * Distances between the border voxels of two masks, each to the nearest border voxel of the other mask, in physical units.
 * The border of a mask is the mask without its 6-neighbour erosion; beyond the image is background. An image of a
 * single slice has no neighbours along z.
 *
 * @param toReference distance of each border voxel of the prediction to the border of the reference
 * @param toPrediction distance of each border voxel of the reference to the border of the prediction
 */
record SurfaceDistances(double[] toReference, double[] toPrediction) {

	/**
	 * Both masks must hold a voxel.
	 *
	 * @param size width, height and depth; the masks are x fastest
	 * @param spacing physical size of a voxel along x, y and z
	 * @param planar whether the masks come from an image of a single slice
	 */
	static SurfaceDistances between(boolean[] prediction, boolean[] reference, Extent size, double[] spacing, boolean planar) {
		boolean[] predicted = border(prediction, size, planar);
		boolean[] referred = border(reference, size, planar);
		return new SurfaceDistances(distances(predicted, referred, size, spacing), distances(referred, predicted, size, spacing));
	}

	/** Hausdorff distance: the largest of all distances. */
	double hausdorff() {
		return pooled().max().orElseThrow();
	}

	/** The 95th percentile of both directions pooled, with linear interpolation. */
	double hausdorff95() {
		double[] sorted = pooled().sorted().toArray();
		double position = 0.95 * (sorted.length - 1);
		int below = (int) position;
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
	}

	/** Mean distance from prediction to reference. */
	double average() {
		return mean(toReference);
	}

	/** Mean of the mean distances of both directions. */
	double symmetricAverage() {
		return (mean(toReference) + mean(toPrediction)) / 2;
	}

	private DoubleStream pooled() {
		return DoubleStream.concat(Arrays.stream(toReference), Arrays.stream(toPrediction));
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double[] distances(boolean[] from, boolean[] to, Extent size, double[] spacing) {
		double[] squared = DistanceTransform.squared(to, size, spacing);
		double[] distances = new double[squared.length];
		int count = 0;
		for (int i = 0; i < squared.length; i++)
			if (from[i]) distances[count++] = Math.sqrt(squared[i]);
		return Arrays.copyOf(distances, count);
	}

	private static boolean[] border(boolean[] mask, Extent size, boolean planar) {
		int width = size.x();
		int plane = width * size.y();
		boolean[] border = new boolean[mask.length];
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < width; x++, i++)
					border[i] = mask[i] && !(x > 0 && mask[i - 1] && x < width - 1 && mask[i + 1] && y > 0 && mask[i - width] &&
						y < size.y() - 1 && mask[i + width] &&
						(planar || z > 0 && mask[i - plane] && z < size.z() - 1 && mask[i + plane]));
		return border;
	}
}
