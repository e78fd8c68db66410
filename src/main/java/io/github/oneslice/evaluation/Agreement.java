package io.github.oneslice.evaluation;

import io.github.oneslice.annotation.SparseLabels;

/**
 * How well labels agree with what is annotated: the rate of right voxels among those that are annotated and are foreground
 * in either. Counts over any number of volumes.
 */
public final class Agreement {

	private long right;
	private long wrong;
	/** Foreground voxels of both. */
	private long foreground;

	/**
	 * @param labels what was found
	 * @param known what is annotated, {@link SparseLabels#UNKNOWN} elsewhere; in the same values
	 */
	public void add(byte[] labels, byte[] known) {
		for (int i = 0; i < labels.length; i++) {
			if (SparseLabels.isUnknown(known[i]) || known[i] == 0 && labels[i] == 0) continue;
			foreground += (known[i] == 0 ? 0 : 1) + (labels[i] == 0 ? 0 : 1);
			if (known[i] == labels[i]) right++;
			else wrong++;
		}
	}

	/** Dice of the foreground, where a voxel of another class counts as wrong in both. 0 to 1; NaN when there was nothing to compare. */
	public double dice() {
		return foreground == 0 ? Double.NaN : 2 * right / (double) foreground;
	}

	/** 0 to 1; NaN when there was nothing to compare. */
	public double rate() {
		return right + wrong == 0 ? Double.NaN : right / (double) (right + wrong);
	}
}
