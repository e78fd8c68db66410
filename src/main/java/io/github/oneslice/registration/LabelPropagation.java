package io.github.oneslice.registration;

import java.util.List;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.annotation.SparseLabels;

/**
 * Carries labels from annotated slices to all others (Su et al. 2024, section 2.1): warp the label to the next slice, clean
 * it up, and go on from there. Each slice is labelled from the nearest annotated one of its axis; where two are equally
 * near, and where axes disagree, voxels vote with 0.8<sup>distance</sup>.
 *
 * @param cleanUpWidth width in voxels of the structuring elements that tidy a carried label, odd
 * @param near up to how many slices from the annotated one a label is tidied gently
 * @param classes number of classes, background included
 * @param appearance a carried label is dropped where the grey value, smoothed over 3 × 3 voxels, is more than so many standard
 *          deviations from the mean of its class on the annotated slice; 0: never
 */
public record LabelPropagation(int cleanUpWidth, int near, int classes, double appearance) {

	private static final int FAR_OPENINGS = 5;

	/**
	 * @param known class indices where annotated, {@link SparseLabels#UNKNOWN} elsewhere
	 * @param slices the slices that labels are carried from; at least one
	 * @return R: a class index for every voxel; annotated voxels keep theirs
	 */
	public byte[] propagate(SliceRegistration registration, SliceRegistration.Stack stack, byte[] known,
		List<AnnotatedSlice> slices)
	{
		float[][] votes = new float[classes][stack.size().voxels()];
		for (SliceAxis axis : SliceAxis.values()) {
			List<Integer> indices = slices.stream().filter(slice -> slice.axis() == axis).map(AnnotatedSlice::index).toList();
			if (indices.isEmpty()) continue;
			for (int direction : new int[] { -1, 1 }) {
				float[][] displacements = registration.displacements(stack, axis, direction);
				SliceGeometry geometry = new SliceGeometry(stack.size(), axis);
				for (int index : indices)
					carry(geometry, stack.image(), known, index, AnnotatedClasses.covering(index, indices, geometry, known, classes), direction, displacements,
						registration.columns(), votes);
			}
		}
		return decide(votes, known);
	}

	private void carry(SliceGeometry geometry, float[] image, byte[] known, int start, List<Integer> annotated, int direction,
		float[][] displacements, int stride, float[][] votes)
	{
		byte[] given = geometry.slice(known, start);
		// What a slice does not show may be a class that it was not annotated for.
		boolean partly = SparseLabels.holdsUnknown(given);
		byte[] label = SparseLabels.withoutUnknown(given);
		int[] components = CleanUp.components(label, geometry.rows(), geometry.columns(), classes);
		Appearance expected = Appearance.of(Plane.of(geometry, image, start), label, classes, appearance);
		for (int slice = start + direction; geometry.holds(slice); slice += direction) {
			int distance = Math.abs(slice - start);
			int here = slice;
			if (annotated.stream().anyMatch(other -> Math.abs(other - here) < distance)) return;
			byte[] warped = LabelWarp.nearest(label, geometry.rows(), geometry.columns(), displacements[slice - direction], stride);
			expected.gate(warped, Plane.of(geometry, image, slice));
			label = new CleanUp(cleanUpWidth, near, FAR_OPENINGS).apply(warped, geometry.rows(), geometry.columns(), components,
				distance);
			float weight = FlowPropagation.weight(distance);
			for (int row = 0, i = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++, i++)
					if (label[i] != 0 || !partly) votes[Byte.toUnsignedInt(label[i])][geometry.index(slice, row, column)] += weight;
		}
	}

	private byte[] decide(float[][] votes, byte[] known) {
		byte[] result = known.clone();
		for (int i = 0; i < result.length; i++) {
			if (!SparseLabels.isUnknown(known[i])) continue;
			int best = 0;
			for (int c = 1; c < classes; c++)
				if (votes[c][i] > votes[best][i]) best = c;
			result[i] = (byte) best;
		}
		return result;
	}
}
