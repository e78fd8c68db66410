package io.github.oneslice.annotation;

import java.io.Serializable;

/**
 * How a label stack says which of its voxels are annotated.
 *
 * @param axis orientation of the annotated slices; null if it is to be found out
 * @param slices numbers of slices from 1, such as "12, 40-42", or "all"; empty for those that hold a label
 * @param unknownValue the value of voxels nothing is known about; {@link #NONE} when there is none
 * @param classesPerSlice whether a slice says nothing of the classes that it does not show, so that what is 0 on it may be
 *          one of them
 * @param emptySlices numbers of slices that hold no label and are annotated too: there is nothing on them
 */
public record AnnotationRule(SliceAxis axis, String slices, int unknownValue, boolean classesPerSlice, String emptySlices)
	implements Serializable
{

	/** No value marks unknown voxels. */
	public static final int NONE = -1;

	/** Annotated are the slices across z that hold a label. */
	public static final AnnotationRule LABELLED_SLICES = new AnnotationRule(SliceAxis.XY, "", NONE);

	/** The whole label stack is annotated. */
	public static final AnnotationRule WHOLE = new AnnotationRule(SliceAxis.XY, "all", NONE);

	public AnnotationRule {
		slices = slices == null ? "" : slices.trim();
		emptySlices = emptySlices == null ? "" : emptySlices.trim();
	}

	/** Every slice shows all classes that are on it. */
	public AnnotationRule(SliceAxis axis, String slices, int unknownValue) {
		this(axis, slices, unknownValue, false, "");
	}

	/** The same of another axis and other slices. */
	public AnnotationRule with(SliceAxis otherAxis, String otherSlices) {
		return new AnnotationRule(otherAxis, otherSlices, unknownValue, classesPerSlice, emptySlices);
	}

	/** Whether the whole label stack is annotated. */
	boolean isWhole() {
		return SliceList.isAll(slices);
	}

	boolean hasUnknownValue() {
		return unknownValue >= 0;
	}
}
