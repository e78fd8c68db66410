package io.github.oneslice.registration;

import java.util.List;
import java.util.stream.IntStream;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Masks;

/**
 * Carries labels from annotated slices to all others along dense flow ({@link SliceFlow}). Labels stay soft on their way:
 * they are warped without rounding, fade where the image no longer looks like their class, and are decided on only at the
 * end. Windows of several sizes give several opinions; their mean decides, and how far they agree is how far it is trusted.
 * Between two annotated slices both are carried, and vote with 0.8<sup>distance</sup> and with how well they met the other.
 *
 * @param classes number of classes, background included
 * @param appearance half of a label fades where the grey value is so many standard deviations from the mean of its class; 0:
 *          nothing fades
 */
public record FlowPropagation(int classes, double appearance) {

	private static final int[] RADII = { 2, 3, 5, 7 };
	private static final double DECAY = 0.8;
	/** From 0.98 of a label to 0.02 within two standard deviations around {@code appearance}. */
	private static final double STEEPNESS = 4;
	/** The same beyond the last of several annotated slices, where a structure is about to end: a little of it fades with every slice. */
	private static final double STEEPNESS_BEYOND = 1.5;
	/** Slices that are no farther apart say of a structure no more than one does. */
	private static final int CLOSE = 2;
	/** So that a source that met the other badly is still heard. */
	private static final float LEAST_EARNED = 0.1f;
	/** The part of the votes from which on a label has come to a voxel. */
	private static final float REACHED = 0.05f;
	/** Slices that are registered between two calls of whoever may stop. */
	private static final int AT_ONCE = 8;
	/** In pixels, around the silhouette of all that was carried along an axis. */
	private static final int MARGIN = 4;

	/**
	 * @param shares what part of the votes each class has, [class][voxel]; 1 for the class that is annotated, and for background where a label
	 *          was dropped
	 * @param labels R: the class index with most votes for every voxel; annotated voxels keep theirs
	 * @param agreement how far the opinions agree on it, 0 to 1; 1 where annotated, 0 where a label was dropped
	 * @param coherence how well they agree on the class of a voxel in its slice as a whole, 0 to 1; 1: as well as close to the annotation, or background
	 * @param certain where nothing was ever carried, on no slice of an axis, not even close by: surely background
	 * @param dropped how many voxels lost their label because they did not hang together with an annotation
	 */
	public record Carried(float[][] shares, byte[] labels, float[] agreement, float[] coherence, boolean[] certain, int dropped) {}

	/**
	 * @param known class indices where annotated, {@link SparseLabels#UNKNOWN} elsewhere
	 * @param sources the slices that labels are carried from
	 * @param beforeSlices called again and again, from this thread; may throw to stop
	 */
	public Carried propagate(SliceRegistration.Stack stack, byte[] known, List<AnnotatedSlice> sources, Runnable beforeSlices) {
		Votes votes = new Votes(classes, known.length, sources.stream().allMatch(source -> annotatesAll(stack, known, source)));
		for (SliceAxis axis : SliceAxis.values()) {
			List<Integer> indices = sources.stream().filter(slice -> slice.axis() == axis).map(AnnotatedSlice::index).sorted().toList();
			if (indices.isEmpty()) continue;
			Slices slices = new Slices(stack, axis);
			for (int radius : RADII)
				for (int direction : new int[] { -1, 1 }) {
					float[][] flows = slices.flows(new SliceFlow(radius), direction, beforeSlices);
					for (int index : indices) {
						beforeSlices.run();
						carry(slices, known, index, AnnotatedClasses.covering(index, indices, slices.geometry, known, classes), direction, flows, votes);
					}
				}
		}
		return tidied(decide(votes.counted(), known, stack.size(), sources), known, stack.size());
	}

	/** How much a label counts after so many slices: 0.8<sup>distance</sup>; 0 at an infinite distance. */
	public static float weight(float distance) {
		return (float) Math.pow(DECAY, distance);
	}

	private void carry(Slices slices, byte[] known, int start, List<Integer> sources, int direction, float[][] flows, Votes votes) {
		byte[] annotated = slices.geometry.slice(known, start);
		byte[] label = SparseLabels.withoutUnknown(annotated);
		SoftLabel carried = SoftLabel.of(label, classes, slices.geometry);
		Appearance expected = Appearance.of(slices.planes[start], label, classes, appearance);
		int end = next(start, direction, sources, slices.geometry);
		boolean meets = slices.geometry.holds(end);
		double steepness = !meets && isApart(start, next(start, -direction, sources, slices.geometry), slices.geometry) ? STEEPNESS_BEYOND : STEEPNESS;
		SoftLabel[] way = new SoftLabel[Math.abs(end - start) - 1];
		for (int i = 0; i < way.length; i++) {
			int slice = start + direction * (i + 1);
			carried = expected.faded(carried.warped(flows[slice]), slices.planes[slice], steepness);
			way[i] = carried;
		}
		float earned = meets ? LEAST_EARNED + met(carried.warped(flows[end]), slices.geometry.slice(known, end)) : 1;
		for (int i = 0; i < way.length; i++)
			way[i].vote(votes, AnnotatedClasses.of(annotated, classes), start + direction * (i + 1), earned * weight(i + 1));
	}

	/** The next annotated slice along a direction, or where the stack is over. */
	private static int next(int start, int direction, List<Integer> sources, SliceGeometry geometry) {
		int slice = start + direction;
		while (geometry.holds(slice) && !sources.contains(slice))
			slice += direction;
		return slice;
	}

	private static boolean isApart(int slice, int other, SliceGeometry geometry) {
		return geometry.holds(other) && Math.abs(slice - other) > CLOSE;
	}

	private float met(SoftLabel carried, byte[] annotated) {
		return carried.agreement(SparseLabels.withoutUnknown(annotated), AnnotatedClasses.of(annotated, classes));
	}

	private static boolean annotatesAll(SliceRegistration.Stack stack, byte[] known, AnnotatedSlice source) {
		return !SparseLabels.holdsUnknown(new SliceGeometry(stack.size(), source.axis()).slice(known, source.index()));
	}

	private Carried decide(float[][] votes, byte[] known, Extent size, List<AnnotatedSlice> sources) {
		byte[] labels = known.clone();
		float[] agreement = new float[known.length];
		for (int i = 0; i < labels.length; i++) {
			float total = 0;
			int best = 0;
			for (int c = 0; c < classes; c++) {
				total += votes[c][i];
				if (votes[c][i] > votes[best][i]) best = c;
			}
			boolean annotated = !SparseLabels.isUnknown(known[i]);
			if (!annotated) labels[i] = (byte) best;
			agreement[i] = annotated ? 1 : total == 0 ? 0 : Math.max(0, 2 * votes[best][i] / total - 1);
		}
		float[] coherence = Coherence.of(votes, labels, size, sources);
		boolean[] certain = outside(votes, size, sources);
		return new Carried(shares(votes, known, labels), labels, agreement, coherence, certain, 0);
	}

	/** Turns votes into shares, in place: there may be many classes. */
	private static float[][] shares(float[][] votes, byte[] known, byte[] labels) {
		for (int i = 0; i < labels.length; i++) {
			float total = 0;
			if (SparseLabels.isUnknown(known[i])) for (float[] ofClass : votes)
				total += ofClass[i];
			if (total == 0) settle(votes, i, labels[i]);
			else for (float[] ofClass : votes)
				ofClass[i] /= total;
		}
		return votes;
	}

	private static void settle(float[][] shares, int voxel, byte label) {
		for (float[] share : shares)
			share[voxel] = 0;
		shares[Byte.toUnsignedInt(label)][voxel] = 1;
	}

	/** Only what hangs together with an annotation of its class stays. */
	private Carried tidied(Carried carried, byte[] known, Extent size) {
		int dropped = 0;
		for (int c = 1; c < classes; c++) {
			boolean[] mask = Masks.ofLabel(carried.labels, c);
			boolean[] kept = Components.holding(mask, Masks.ofLabel(known, c), size.toArray(), Connectivity.FACES);
			for (int i = 0; i < kept.length; i++)
				if (mask[i] && !kept[i]) {
					settle(carried.shares, i, (byte) 0);
					carried.labels[i] = 0;
					carried.agreement[i] = 0;
					dropped++;
				}
		}
		return new Carried(carried.shares, carried.labels, carried.agreement, carried.coherence, carried.certain, dropped);
	}

	/** What lies outside the silhouette, seen along the axis of a source, of all that was carried. */
	private boolean[] outside(float[][] votes, Extent size, List<AnnotatedSlice> sources) {
		boolean[] outside = new boolean[votes[0].length];
		for (SliceAxis axis : AnnotatedSlice.axes(sources)) {
			SliceGeometry geometry = new SliceGeometry(size, axis);
			Plane silhouette = new Plane(new float[geometry.rows() * geometry.columns()], geometry.rows(), geometry.columns());
			visit(geometry, (pixel, voxel) -> {
				float foreground = 0;
				for (int c = 1; c < classes; c++)
					foreground += votes[c][voxel];
				if (foreground > REACHED * (foreground + votes[0][voxel])) silhouette.values()[pixel] = 1;
			});
			float[] near = silhouette.boxMean(MARGIN);
			visit(geometry, (pixel, voxel) -> outside[voxel] |= near[pixel] < 1e-4f);
		}
		return outside;
	}

	private interface Visitor {

		void visit(int pixel, int voxel);
	}

	private static void visit(SliceGeometry geometry, Visitor visitor) {
		for (int slice = 0; slice < geometry.count(); slice++)
			for (int row = 0, pixel = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++, pixel++)
					visitor.visit(pixel, geometry.index(slice, row, column));
	}

	/** The slices of a volume along one axis. */
	private static final class Slices {

		private final SliceGeometry geometry;
		private final Plane[] planes;

		Slices(SliceRegistration.Stack stack, SliceAxis axis) {
			geometry = new SliceGeometry(stack.size(), axis);
			planes = new Plane[geometry.count()];
			for (int slice = 0; slice < planes.length; slice++)
				planes[slice] = Plane.of(geometry, stack.image(), slice);
		}

		/** For each slice the displacement by which the one before it, seen along the direction, is warped onto it. */
		float[][] flows(SliceFlow flow, int direction, Runnable beforeSlices) {
			float[][] flows = new float[planes.length][];
			for (int first = 0; first < planes.length; first += AT_ONCE) {
				beforeSlices.run();
				IntStream.range(first, Math.min(planes.length, first + AT_ONCE)).parallel().filter(slice -> slice - direction >= 0 && slice
					- direction < planes.length).forEach(slice -> flows[slice] = flow.displacement(planes[slice - direction], planes[slice]));
			}
			return flows;
		}
	}
}
