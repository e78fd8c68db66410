package io.github.oneslice.evaluation;

import io.github.oneslice.annotation.SparseLabels;

/**
 * How well labels agree with what is annotated: the rate of right voxels among those that are annotated and are foreground
 * in either. Counts over any number of volumes.
 */
public final class Agreement {

	private long right;
	private long wrong;

	/**
	 * @param labels what was found
	 * @param known what is annotated, {@link SparseLabels#UNKNOWN} elsewhere; in the same values
	 */
	public void add(byte[] labels, byte[] known) {
		for (int i = 0; i < labels.length; i++) {
			if (SparseLabels.isUnknown(known[i]) || known[i] == 0 && labels[i] == 0) continue;
			if (known[i] == labels[i]) right++;
			else wrong++;
		}
	}

	/** 0 to 1; NaN when there was nothing to compare. */
	public double rate() {
		return right + wrong == 0 ? Double.NaN : right / (double) (right + wrong);
	}
}
