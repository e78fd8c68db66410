package io.github.oneslice.annotation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;

/**
 * What a person has said about a volume: the label of some voxels, and nothing of the others.
 *
 * @param labels 0 is background, 1..254 are the labels as given, {@link #UNKNOWN} is every voxel nothing was said about
 * @param slices the slices that are known in whole. May be empty when only scattered voxels are known
 * @param sources the slices that labels are carried from: the ones that hold a label, or were named by the person
 * @param notes what a person should know of how the annotation was read, one sentence each
 */
public record SparseLabels(LabelVolume labels, List<AnnotatedSlice> slices, List<AnnotatedSlice> sources, List<String> notes)
	implements Serializable
{

	/** Marks a voxel nothing is known about. */
	public static final int UNKNOWN = 255;

	public SparseLabels {
		slices = List.copyOf(slices);
		sources = List.copyOf(sources);
		notes = List.copyOf(notes);
	}

	/**
	 * The same at a working resolution.
	 *
	 * @param known labels, {@link #UNKNOWN} where nothing is known, x fastest
	 * @param sources the slices that labels are carried from
	 * @param distance slices to the nearest source, 0 where the voxel itself is known; infinite if there is no source
	 */
	public record Working(byte[] known, List<AnnotatedSlice> sources, float[] distance) {}

	public Working at(WorkingGrid grid) {
		byte[] known = grid.shrinkLabels(Volumes.toBytes(labels), UNKNOWN);
		List<AnnotatedSlice> nearest = sources.stream().map(slice -> new AnnotatedSlice(slice.axis(), grid.workingIndex(slice.axis().normal(),
			slice.index()))).distinct().toList();
		float[] distance = SliceDistance.toNearest(nearest, grid.workingSize());
		for (int i = 0; i < distance.length; i++)
			if (!isUnknown(known[i])) distance[i] = 0;
		return new Working(known, nearest, distance);
	}

	/** As much as is known of a volume nobody annotated. */
	public static byte[] nothing(int voxels) {
		byte[] labels = new byte[voxels];
		Arrays.fill(labels, (byte) UNKNOWN);
		return labels;
	}

	/** Whether this is the mark of a voxel nothing is known about. */
	public static boolean isUnknown(byte label) {
		return label == (byte) UNKNOWN;
	}

	/** Whether nothing is known about one of the voxels. */
	public static boolean holdsUnknown(byte[] labels) {
		for (byte label : labels)
			if (isUnknown(label)) return true;
		return false;
	}

	/** A copy in which what is unknown is taken for background. */
	public static byte[] withoutUnknown(byte[] labels) {
		byte[] result = labels.clone();
		for (int i = 0; i < result.length; i++)
			if (isUnknown(result[i])) result[i] = 0;
		return result;
	}

	/** Puts what is known in the place of what was found out otherwise; changes and returns {@code labels}. */
	public static byte[] restore(byte[] labels, byte[] known) {
		for (int i = 0; i < labels.length; i++)
			if (!isUnknown(known[i])) labels[i] = known[i];
		return labels;
	}
}
