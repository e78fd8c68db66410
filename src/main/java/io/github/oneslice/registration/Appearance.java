package io.github.oneslice.registration;

import io.github.oneslice.annotation.SliceGeometry;

/**
 * The grey values of each class on an annotated slice, smoothed over 3 × 3 voxels, as mean and standard deviation. What has
 * left them far behind while it was carried along is no longer the structure that was annotated: this is how a structure
 * ends.
 */
final class Appearance {

	private static final int RADIUS = 1;
	/** Grey values are z-scored; they vary between slices by more than inside a small and even structure. */
	private static final double LEAST_DEVIATION = 0.3;

	private final SliceGeometry geometry;
	private final double[] mean;
	private final double[] deviation;

	private Appearance(SliceGeometry geometry, double[] mean, double[] deviation) {
		this.geometry = geometry;
		this.mean = mean;
		this.deviation = deviation;
	}

	/** @param label classes of the annotated slice */
	static Appearance of(SliceGeometry geometry, float[] image, int slice, byte[] label, int classes) {
		double[] count = new double[classes];
		double[] sum = new double[classes];
		double[] squares = new double[classes];
		for (int row = 0, i = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++, i++) {
				double value = smoothed(geometry, image, slice, row, column);
				int c = Byte.toUnsignedInt(label[i]);
				count[c]++;
				sum[c] += value;
				squares[c] += value * value;
			}
		double[] mean = new double[classes];
		double[] deviation = new double[classes];
		for (int c = 0; c < classes; c++) {
			mean[c] = sum[c] / Math.max(1, count[c]);
			deviation[c] = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, squares[c] / Math.max(1, count[c]) - mean[c] * mean[c])));
		}
		return new Appearance(geometry, mean, deviation);
	}

	/** Sets labels to background where the slice does not look like their class. */
	void gate(byte[] label, float[] image, int slice, double deviations) {
		for (int row = 0, i = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++, i++) {
				int c = Byte.toUnsignedInt(label[i]);
				if (c != 0 && Math.abs(smoothed(geometry, image, slice, row, column) - mean[c]) > deviations * deviation[c]) label[i] = 0;
			}
	}

	private static double smoothed(SliceGeometry geometry, float[] image, int slice, int row, int column) {
		double sum = 0;
		int count = 0;
		for (int r = Math.max(0, row - RADIUS); r <= Math.min(geometry.rows() - 1, row + RADIUS); r++)
			for (int c = Math.max(0, column - RADIUS); c <= Math.min(geometry.columns() - 1, column + RADIUS); c++, count++)
				sum += image[geometry.index(slice, r, c)];
		return sum / count;
	}
}
