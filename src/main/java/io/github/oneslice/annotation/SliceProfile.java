package io.github.oneslice.annotation;

import io.github.oneslice.image.Extent;

/** What slices along an axis hold and how they change, of arrays with x fastest. */
public final class SliceProfile {

	private final SliceGeometry geometry;

	public SliceProfile(Extent size, SliceAxis axis) {
		geometry = new SliceGeometry(size, axis);
	}

	/** The sum over each slice. */
	public double[] sums(float[] values) {
		double[] sums = new double[geometry.count()];
		for (int slice = 0; slice < sums.length; slice++)
			for (int row = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++)
					sums[slice] += values[geometry.index(slice, row, column)];
		return sums;
	}

	/** 1 − ρ between each slice and the next, ρ their correlation, each pixel weighted by how unsure it is on either; 1 where a slice is even. */
	public double[] changes(float[] image, float[] unsure) {
		double[] changes = new double[geometry.count() - 1];
		for (int slice = 0; slice < changes.length; slice++)
			changes[slice] = 1 - correlation(image, unsure, slice, slice + 1);
		return changes;
	}

	private double correlation(float[] image, float[] unsure, int first, int second) {
		double[] sum = new double[6];
		for (int row = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++) {
				int i = geometry.index(first, row, column);
				int j = geometry.index(second, row, column);
				double w = Math.max(unsure[i], unsure[j]);
				double a = image[i];
				double b = image[j];
				sum[0] += w;
				sum[1] += w * a;
				sum[2] += w * b;
				sum[3] += w * a * a;
				sum[4] += w * b * b;
				sum[5] += w * a * b;
			}
		if (sum[0] == 0) return 0;
		double meanA = sum[1] / sum[0];
		double meanB = sum[2] / sum[0];
		double spread = (sum[3] / sum[0] - meanA * meanA) * (sum[4] / sum[0] - meanB * meanB);
		return spread <= 1e-12 ? 0 : (sum[5] / sum[0] - meanA * meanB) / Math.sqrt(spread);
	}
}
