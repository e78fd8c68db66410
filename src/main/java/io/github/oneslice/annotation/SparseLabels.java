package io.github.oneslice.annotation;

import java.io.Serializable;
import java.util.List;

import io.github.oneslice.image.LabelVolume;

/**
 * What a person has said about a volume: the label of some voxels, and nothing of the others.
 *
 * @param labels 0 is background, 1..254 are the labels as given, {@link #UNKNOWN} is every voxel nothing was said about
 * @param slices the slices that are known in whole; registration starts from them. May be empty when only scattered
 *          voxels are known
 */
public record SparseLabels(LabelVolume labels, List<AnnotatedSlice> slices) implements Serializable {

	/** Marks a voxel nothing is known about. */
	public static final int UNKNOWN = 255;

	public SparseLabels {
		slices = List.copyOf(slices);
	}
}
