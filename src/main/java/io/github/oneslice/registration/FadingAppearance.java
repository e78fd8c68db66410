package io.github.oneslice.registration;

/**
 * The grey values of each class on an annotated slice, smoothed over 3 × 3 pixels, as mean and standard deviation. What looks
 * like them stays; what has left them far behind fades while it is carried along: this is how a structure ends.
 */
final class FadingAppearance {

	private static final int RADIUS = 1;
	/** Grey values are z-scored; they vary between slices by more than inside a small and even structure. */
	private static final double LEAST_DEVIATION = 0.3;
	/** How sharply it fades: from 0.98 to 0.02 within two standard deviations. */
	private static final double STEEPNESS = 4;

	private final double[] mean;
	private final double[] deviation;
	private final double limit;

	private FadingAppearance(double[] mean, double[] deviation, double limit) {
		this.mean = mean;
		this.deviation = deviation;
		this.limit = limit;
	}

	/**
	 * @param labels classes of the annotated slice
	 * @param limit at how many standard deviations half of a label fades; 0: nothing fades
	 */
	static FadingAppearance of(Plane slice, byte[] labels, int classes, double limit) {
		float[] smoothed = slice.boxMean(RADIUS);
		double[] count = new double[classes];
		double[] sum = new double[classes];
		double[] squares = new double[classes];
		for (int i = 0; i < labels.length; i++) {
			int c = Byte.toUnsignedInt(labels[i]);
			count[c]++;
			sum[c] += smoothed[i];
			squares[c] += smoothed[i] * smoothed[i];
		}
		double[] mean = new double[classes];
		double[] deviation = new double[classes];
		for (int c = 0; c < classes; c++) {
			mean[c] = sum[c] / Math.max(1, count[c]);
			deviation[c] = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, squares[c] / Math.max(1, count[c]) - mean[c] * mean[c])));
		}
		return new FadingAppearance(mean, deviation, limit);
	}

	/** The label on a slice, less where the slice does not look like it. */
	SoftLabel faded(SoftLabel label, Plane slice) {
		if (limit == 0) return label;
		float[] smoothed = slice.boxMean(RADIUS);
		Plane[] faded = new Plane[label.parts().length];
		for (int c = 0; c < faded.length; c++) {
			float[] part = label.parts()[c].values().clone();
			for (int i = 0; i < part.length; i++) {
				double off = Math.abs(smoothed[i] - mean[c + 1]) / deviation[c + 1];
				part[i] *= (float) (1 / (1 + Math.exp(STEEPNESS * (off - limit))));
			}
			faded[c] = label.parts()[c].with(part);
		}
		return new SoftLabel(faded, label.geometry());
	}
}
