package io.github.oneslice.command;

import java.io.File;
import java.util.Map;

import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.job.Sample;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;

/** What the commands that start from annotated stacks have in common: which stacks, and what is known about them. */
abstract class AnnotatedCommand extends ImageCommand {

	@Parameter(label = "Labels", required = false, persist = false, style = LABELS, description = "a label stack of the same size, with at least one slice labelled")
	private ImagePlus labels;

	@Parameter(label = "Slice axis", required = false, persist = false, choices = { "XY", "XZ", "YZ" }, description = "the plane the annotated slices lie in")
	private String slice_axis = "XY";

	@Parameter(label = "Annotated slices", required = false, persist = false, description = "slices that are annotated, such as \"12, 40-42\", or \"all\" for whole label stacks; empty: those that hold a label")
	private String annotated_slices = "";

	@Parameter(label = "Unknown value", required = false, persist = false, description = "label value of voxels nothing is known about; -1: none")
	private int unknown_value = AnnotationRule.NONE;

	@Parameter(label = "Image folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "work on all images of a folder instead of an open stack")
	private File image_folder;

	@Parameter(label = "Label folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "the label stacks of these images, with the same file names; to training an image without one is unlabelled")
	private File label_folder;

	final boolean fromFolder() {
		return given(image_folder);
	}

	/** The images of the folder by name. */
	final Map<String, File> imageFiles() {
		return ImageFiles.list(image_folder);
	}

	/** The label stacks of the folder by name. */
	final Map<String, File> labelFiles() {
		return ImageFiles.list(Inputs.required(label_folder, "label_folder", "the folder of the label stacks"));
	}

	/** The open image with its labels. What cannot be meant is told at once. */
	final Sample openSample(Dimensions dimensions) {
		ImagePlus stack = openImage();
		ImagePlus annotation = Inputs.required(labels, "label stack");
		AnnotationRule rule = rule();
		Sample sample = Sample.labelled(part().source(stack), StackInMemory.of(annotation.getTitle(), Stacks.toLabels(annotation)), rule);
		dimensions.require(sample.image().header().size(), "\"" + stack.getTitle() + "\"");
		sample.annotation(sample.image().header().size());
		return sample;
	}

	/** @param annotation its label stack; null for an unlabelled image */
	final Sample sample(StackFiles files, File stack, File annotation) {
		if (annotation == null) return Sample.unlabelled(files.source(stack, part()));
		return Sample.labelled(files.source(stack, part()), files.source(annotation, Part.FIRST), rule());
	}

	private AnnotationRule rule() {
		return new AnnotationRule(Choice.of(SliceAxis.class, "slice_axis", slice_axis), annotated_slices, unknown_value);
	}
}
