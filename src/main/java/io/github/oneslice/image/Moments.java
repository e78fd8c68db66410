package io.github.oneslice.image;

import java.io.Serializable;

import io.github.oneslice.error.UserException;

/** What a z-score needs to know of an image: sums over the voxels above the lowest value met so far, which is background. */
public final class Moments implements Serializable {

	private static final long serialVersionUID = 1L;

	private final String image;
	private double background = Double.POSITIVE_INFINITY;
	private long backgroundCount;
	private double sum;
	private double squares;
	private long count;

	public Moments() {
		this("The image");
	}

	/** @param image what messages call it */
	Moments(String image) {
		this.image = image;
	}

	/** @throws UserException if a value is not finite */
	public void add(float[] values) {
		for (float value : values) {
			if (!Float.isFinite(value)) throw new UserException(image
				+ " holds values that are no numbers, or infinite. Replace them first: NaN by Process > Noise > Remove NaNs..., any by Process > Math > Macro... with"
					+ " the code if (isNaN(v) || abs(v) == 1/0) v = 0.");
			if (value == background) backgroundCount++;
			else if (value > background) add(value, 1);
			else newBackground(value, 1);
		}
	}

	/** Takes in what another part of the image gave. */
	public void add(Moments other) {
		sum += other.sum;
		squares += other.squares;
		count += other.count;
		if (other.background == background) backgroundCount += other.backgroundCount;
		else if (other.background > background) add(other.background, other.backgroundCount);
		else newBackground(other.background, other.backgroundCount);
	}

	/** @throws UserException if all voxels have the same value */
	public ZScore zScore() {
		if (count == 0) throw new UserException(image
			+ " has the same value in all voxels, so there is nothing to see in it. Choose another image, or another channel or frame of it.");
		double mean = sum / count;
		double deviation = Math.sqrt(Math.max(squares / count - mean * mean, 0));
		// A binary image has no deviation above its background.
		return new ZScore(mean, deviation > 1e-6 * Math.abs(mean) ? 1 / deviation : 1);
	}

	private void newBackground(double value, long times) {
		add(background, backgroundCount);
		background = value;
		backgroundCount = times;
	}

	private void add(double value, long times) {
		if (times == 0) return;
		sum += times * value;
		squares += times * value * value;
		count += times;
	}
}
