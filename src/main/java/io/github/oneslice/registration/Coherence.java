package io.github.oneslice.registration;

import java.util.Arrays;
import java.util.List;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.image.Extent;

/**
 * How well opinions agree on a class in a slice as a whole: how much of what one of them labels another is expected to label too,
 * Σ f² / Σ f over the slice, where f is the class's share of the votes; as a part of the same close to the annotation, since thin
 * structures have less of it from the start. Where a structure has ended or was lost each opinion goes its own way, which the few
 * voxels that they still share do not tell.
 */
final class Coherence {

	private Coherence() {}

	/**
	 * @param votes [class][voxel], background first
	 * @param labels class indices
	 * @param sources whose orientations count; of several the best
	 * @return 0 to 1 for each voxel: the coherence of its class in its slice; 1 for background
	 */
	static float[] of(float[][] votes, byte[] labels, Extent size, List<AnnotatedSlice> sources) {
		float[] coherence = new float[labels.length];
		if (sources.isEmpty()) Arrays.fill(coherence, 1);
		for (SliceAxis axis : AnnotatedSlice.axes(sources)) {
			SliceGeometry geometry = new SliceGeometry(size, axis);
			float[][] slices = ofSlices(votes, geometry, sources);
			for (int i = 0; i < coherence.length; i++) {
				int label = Byte.toUnsignedInt(labels[i]);
				coherence[i] = label == 0 ? 1 : Math.max(coherence[i], slices[label][geometry.sliceAt(i)]);
			}
		}
		return coherence;
	}

	/** [class][slice]; 1 where nobody names the class. */
	private static float[][] ofSlices(float[][] votes, SliceGeometry geometry, List<AnnotatedSlice> sources) {
		double[][] shares = new double[votes.length][geometry.count()];
		double[][] squares = new double[votes.length][geometry.count()];
		for (int i = 0; i < votes[0].length; i++) {
			double total = 0;
			for (float[] ofClass : votes)
				total += ofClass[i];
			if (total == 0) continue;
			int slice = geometry.sliceAt(i);
			for (int c = 1; c < votes.length; c++) {
				double share = votes[c][i] / total;
				shares[c][slice] += share;
				squares[c][slice] += share * share;
			}
		}
		float[][] coherence = new float[votes.length][];
		for (int c = 0; c < coherence.length; c++)
			coherence[c] = asPartOfClose(shares[c], squares[c], geometry.axis(), sources);
		return coherence;
	}

	private static float[] asPartOfClose(double[] shares, double[] squares, SliceAxis axis, List<AnnotatedSlice> sources) {
		double closeShares = 0;
		double closeSquares = 0;
		for (int slice = 0; slice < shares.length; slice++) {
			if (!isClose(slice, axis, sources)) continue;
			closeShares += shares[slice];
			closeSquares += squares[slice];
		}
		float[] coherence = new float[shares.length];
		for (int slice = 0; slice < shares.length; slice++)
			coherence[slice] = shares[slice] == 0 || closeSquares == 0 ? 1 : (float) Math.min(1, squares[slice] / shares[slice] / (closeSquares / closeShares));
		return coherence;
	}

	private static boolean isClose(int slice, SliceAxis axis, List<AnnotatedSlice> sources) {
		return sources.stream().anyMatch(source -> source.axis() == axis && Math.abs(source.index() - slice) <= AnnotatedSlice.CLOSE);
	}
}
