package io.github.oneslice.command;

import java.util.List;

import ij.ImagePlus;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.RegionLabels;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Sample;

/**
 * What a person annotated on an open stack.
 *
 * @param title what messages call it
 * @param labels of the size of the stack
 * @param rule which of its voxels are annotated
 * @param notes what a person should know of how it was read
 */
record OpenAnnotation(String title, LabelVolume labels, AnnotationRule rule, List<String> notes) {

	/**
	 * A label stack, or where there is none what is outlined on the stack.
	 *
	 * @param stack its slices as slices
	 * @param labels null for none
	 */
	static OpenAnnotation of(ImagePlus stack, ImagePlus labels, RegionSource source, int frame, AnnotationRule rule) {
		return labels == null ? outlined(stack, source, frame, rule) : labelled(stack, labels, rule);
	}

	/**
	 * The image with this annotation. What cannot be meant is told at once.
	 *
	 * @throws UserException if the labels do not fit the image, or say nothing
	 */
	Sample of(VolumeSource image) {
		Sample sample = Sample.labelled(image, StackInMemory.of(title, labels), rule);
		sample.annotation(image.header().size());
		return sample;
	}

	/**
	 * Regions outlined on the stack: annotated are their slices, unless the rule names others.
	 *
	 * @param stack its slices as slices
	 */
	static OpenAnnotation outlined(ImagePlus stack, RegionSource source, int frame, AnnotationRule rule) {
		RegionLabels regions = RegionLabels.of(stack, source.of(stack), frame);
		String note = "Outlined on \"" + stack.getTitle() + "\": slices " + regions.sliceNumbers() + (regions.classes().toString().isEmpty() ? "" : "; labels "
			+ regions.classes()) + ".";
		return new OpenAnnotation(stack.getTitle(), regions.labels(), rule.with(SliceAxis.XY, rule.slices().isEmpty() ? regions.sliceNumbers() : rule
			.slices()), List.of(note));
	}

	/**
	 * A label stack, or the labels of one slice as an image of its own; the rule then names the slice.
	 *
	 * @param stack its slices as slices
	 */
	private static OpenAnnotation labelled(ImagePlus stack, ImagePlus labels, AnnotationRule rule) {
		LabelVolume read = Stacks.toLabels(labels);
		LabelVolume plain = new LabelVolume(read.voxels(), read.voxelSize());
		boolean oneOfMany = read.size().z() == 1 && stack.getNSlices() > 1;
		return oneOfMany ? new OpenAnnotation(labels.getTitle(), onItsSlice(stack, labels.getTitle(), plain, rule), rule.with(SliceAxis.XY, rule
			.slices()), read.notes()) : new OpenAnnotation(labels.getTitle(), plain, rule, read.notes());
	}

	private static LabelVolume onItsSlice(ImagePlus stack, String title, LabelVolume slice, AnnotationRule rule) {
		Extent size = new Extent(stack.getWidth(), stack.getHeight(), stack.getNSlices());
		if (!slice.size().equals(size.with(2, 1))) throw new UserException("The labels \"" + title + "\" have " + slice.size() + " voxels, but a slice of \""
			+ stack.getTitle() + "\" has " + size.x() + " x " + size.y() + ". Give labels of the size of the image.");
		if (!rule.slices().matches("\\d{1,9}")) throw new UserException("The labels \"" + title + "\" are one slice, but \"" + stack.getTitle() + "\" has "
			+ size.z() + ". Say which slice they belong to, such as annotated_slices=12.");
		int index = Integer.parseInt(rule.slices()) - 1;
		if (index < 0 || index >= size.z()) throw new UserException("annotated_slices names \"" + rule.slices() + "\", but there are slices 1 to " + size.z()
			+ ".");
		byte[] values = new byte[size.voxels()];
		byte[] drawn = Volumes.toBytes(slice);
		System.arraycopy(drawn, 0, values, index * drawn.length, drawn.length);
		return Volumes.ofBytes(values, size, Stacks.voxelSize(stack));
	}
}
