package io.github.oneslice.registration;

/**
 * The grey values of each class on an annotated slice, smoothed over 3 × 3 pixels, as mean and standard deviation. What has
 * left them far behind while it was carried along is no longer the structure that was annotated: this is how a structure
 * ends.
 */
final class Appearance {

	/** Grey values are z-scored; they vary between slices by more than inside a small and even structure. */
	private static final double LEAST_DEVIATION = 0.3;

	private final double[] mean;
	private final double[] deviation;
	private final double limit;

	private Appearance(double[] mean, double[] deviation, double limit) {
		this.mean = mean;
		this.deviation = deviation;
		this.limit = limit;
	}

	/**
	 * @param labels classes of the annotated slice
	 * @param limit how many standard deviations a label may be off; 0: any
	 */
	static Appearance of(Plane slice, byte[] labels, int classes, double limit) {
		float[] smoothed = slice.smoothed().values();
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
		return new Appearance(mean, deviation, limit);
	}

	/**
	 * The soft label on a slice, less where the slice does not look like it: half where it is off by the limit.
	 *
	 * @param steepness s, how sharply it fades: d standard deviations off, 1 / (1 + exp(s (d − limit))) of it is left
	 */
	SoftLabel faded(SoftLabel label, Plane slice, double steepness) {
		if (limit == 0) return label;
		float[] smoothed = slice.smoothed().values();
		Plane[] faded = new Plane[label.parts().length];
		for (int c = 0; c < faded.length; c++) {
			float[] part = label.parts()[c].values().clone();
			for (int i = 0; i < part.length; i++)
				part[i] *= (float) (1 / (1 + Math.exp(steepness * (off(smoothed[i], c + 1) - limit))));
			faded[c] = label.parts()[c].with(part);
		}
		return new SoftLabel(faded, label.geometry());
	}

	/** Sets labels to background where the slice does not look like their class. */
	void gate(byte[] label, Plane slice) {
		if (limit == 0) return;
		float[] smoothed = slice.smoothed().values();
		for (int i = 0; i < label.length; i++)
			if (label[i] != 0 && off(smoothed[i], Byte.toUnsignedInt(label[i])) > limit) label[i] = 0;
	}

	/** By how many standard deviations a grey value is off those of a class. */
	private double off(float value, int c) {
		return Math.abs(value - mean[c]) / deviation[c];
	}
}
