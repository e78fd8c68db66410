package io.github.oneslice.annotation;

import java.io.Serializable;

/**
 * How a label stack says which of its voxels are annotated.
 *
 * @param axis orientation of the annotated slices
 * @param slices numbers of slices from 1, such as "12, 40-42", or "all"; empty for those that hold a label
 * @param unknownValue the value of voxels nothing is known about; {@link #NONE} when there is none
 */
public record AnnotationRule(SliceAxis axis, String slices, int unknownValue) implements Serializable {

	/** No value marks unknown voxels. */
	public static final int NONE = -1;

	/** Annotated are the slices across z that hold a label. */
	public static final AnnotationRule LABELLED_SLICES = new AnnotationRule(SliceAxis.XY, "", NONE);

	/** The whole label stack is annotated. */
	public static final AnnotationRule WHOLE = new AnnotationRule(SliceAxis.XY, "all", NONE);

	public AnnotationRule {
		slices = slices == null ? "" : slices.trim();
	}

	/** Whether the whole label stack is annotated. */
	boolean isWhole() {
		return slices.equalsIgnoreCase("all");
	}

	boolean hasUnknownValue() {
		return unknownValue >= 0;
	}
}
