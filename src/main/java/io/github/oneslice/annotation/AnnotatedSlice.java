package io.github.oneslice.annotation;

import java.io.Serializable;
import java.util.List;

/**
 * One slice on which every voxel's class is known.
 *
 * @param axis orientation of the slice
 * @param index position along the axis, from 0
 */
public record AnnotatedSlice(SliceAxis axis, int index) implements Serializable {

	/** How many slices away labels are still surely right, and all that is farther is compared with them. */
	public static final int CLOSE = 5;

	/** The orientations that slices have, each once. */
	public static List<SliceAxis> axes(List<AnnotatedSlice> slices) {
		return slices.stream().map(AnnotatedSlice::axis).distinct().toList();
	}
}
