package io.github.oneslice.annotation;

import java.util.Arrays;
import java.util.List;

/**
 * How much annotating a slice would help. What is known of slice s reaches slice z by r(s, z) = exp(−D(s, z) / L), where D is
 * how much the image changes between the two: the sum over neighbouring slices of 1 − ρ, ρ their correlation. With u(z) what
 * is unsure on slice z and A the slices that are annotated, the gain of s is Σ_z u(z) · max(0, r(s, z) − max_{a ∈ A} r(a, z)).
 */
public final class SliceGain {

	/** Slices of mean change that make up L. */
	private static final double REACH = 8;

	private final double[] unsure;
	/** Change from the first slice on. */
	private final double[] position;
	private final double length;
	private final double[] known;

	/**
	 * @param unsure u, per slice
	 * @param change between each slice and the next, one fewer
	 */
	public SliceGain(double[] unsure, double[] change) {
		this.unsure = unsure.clone();
		position = new double[unsure.length];
		for (int i = 1; i < position.length; i++)
			position[i] = position[i - 1] + change[i - 1];
		length = REACH * Math.max(Arrays.stream(change).average().orElse(0), 1e-6);
		known = new double[unsure.length];
	}

	/** Takes slices for annotated, by index from 0. */
	public void annotate(List<Integer> slices) {
		for (int slice : slices)
			for (int z = 0; z < known.length; z++)
				known[z] = Math.max(known[z], reach(slice, z));
	}

	/** The gain of each slice, in the unit of u. */
	public double[] profile() {
		double[] gain = new double[unsure.length];
		for (int s = 0; s < gain.length; s++)
			for (int z = 0; z < gain.length; z++)
				gain[s] += unsure[z] * Math.max(0, reach(s, z) - known[z]);
		return gain;
	}

	private double reach(int from, int to) {
		return Math.exp(-Math.abs(position[from] - position[to]) / length);
	}
}
