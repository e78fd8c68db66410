package io.github.oneslice.image;

import io.github.oneslice.error.UserException;

/** Brings grey values of different scanners to one scale. */
public final class Normalization {

	private Normalization() {}

	/**
	 * z-score: (f − mean) / standard deviation, both over the voxels above the background level, which is the lowest value.
	 *
	 * @throws UserException if all voxels have the same value, or some are not finite
	 */
	public static float[] zScore(float[] values) {
		Moments moments = new Moments();
		moments.add(values);
		return moments.zScore().apply(values.clone());
	}

	/**
	 * The same of a map that is read slice by slice, which it is twice.
	 *
	 * @param beforeSlice called before each slice is looked at; may throw to stop
	 */
	public static Slices zScore(Slices image, Runnable beforeSlice) {
		Moments moments = new Moments();
		for (int z = 0; z < image.size().z(); z++) {
			beforeSlice.run();
			moments.add(image.slice(z)[0]);
		}
		ZScore zScore = moments.zScore();
		return image.map(slice -> new float[][] { zScore.apply(slice[0]) });
	}

	private record ZScore(double mean, double scale) {

		/** In place. */
		float[] apply(float[] values) {
			for (int i = 0; i < values.length; i++)
				values[i] = (float) ((values[i] - mean) * scale);
			return values;
		}
	}

	/** Sums over the voxels above the lowest value met so far. */
	private static final class Moments {

		private double background = Double.POSITIVE_INFINITY;
		private long backgroundCount;
		private double sum;
		private double squares;
		private long count;

		void add(float[] values) {
			for (float value : values) {
				if (!Float.isFinite(value)) throw new UserException(
					"The image holds values that are no numbers, or infinite. Replace them first: NaN by Process > Noise > Remove NaNs..., any by Process > Math > Macro... with"
						+ " the code if (isNaN(v) || abs(v) == 1/0) v = 0.");
				if (value > background) add(value, 1);
				else if (value == background) backgroundCount++;
				else {
					if (backgroundCount > 0) add(background, backgroundCount);
					background = value;
					backgroundCount = 1;
				}
			}
		}

		ZScore zScore() {
			if (count == 0) throw new UserException("All voxels of the image have the same value, there is nothing to see in it.");
			double mean = sum / count;
			double deviation = Math.sqrt(Math.max(squares / count - mean * mean, 0));
			// A binary image has no deviation above its background.
			return new ZScore(mean, deviation > 1e-6 * Math.abs(mean) ? 1 / deviation : 1);
		}

		private void add(double value, long times) {
			sum += times * value;
			squares += times * value * value;
			count += times;
		}
	}
}
