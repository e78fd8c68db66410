package io.github.oneslice.selfpaced;

/**
 * The weight of what is learned from unlabelled voxels: w = most · sigmoid ramp(⌊step / interval⌋, length). See Tarvainen
 * &amp; Valpola 2017, <em>Mean teachers</em>, and Su et al. 2024, section 3.1.
 *
 * @param most the weight it ends with
 * @param interval training steps for which the weight stays the same
 * @param length number of intervals until the end of the ramp
 */
public record ConsistencyWeight(double most, long interval, long length) {

	/** 0.1, ramped over 40 intervals of 150 steps. */
	public static final ConsistencyWeight PAPER = new ConsistencyWeight(0.1, 150, 40);

	public ConsistencyWeight {
		if (interval < 1) throw new IllegalArgumentException("The interval of a weight must be at least 1, but is " + interval + ".");
	}

	public double at(long step) {
		return most * Ramps.sigmoid(step / interval, length);
	}
}
