package io.github.oneslice.command;

import java.io.File;
import java.util.Map;

import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.image.Volume;

/** What the commands that start from annotated stacks have in common: which stacks, and what is known about them. */
abstract class AnnotatedCommand extends OneSliceCommand {

	@Parameter(label = "Image", required = false, persist = false, description = "the stack with the grey values")
	private ImagePlus image;

	@Parameter(label = "Labels", required = false, persist = false, description = "a label stack of the same size, with at least one slice labelled")
	private ImagePlus labels;

	@Parameter(label = "Slice axis", required = false, persist = false, choices = { "XY", "XZ", "YZ" }, description = "the plane the annotated slices lie in")
	private String slice_axis = "XY";

	@Parameter(label = "Annotated slices", required = false, persist = false, description = "slices that are annotated, such as \"12, 40-42\", or \"all\" for whole label stacks; empty: those that hold a label")
	private String annotated_slices = "";

	@Parameter(label = "Unknown value", required = false, persist = false, description = "label value of voxels nothing is known about; -1: none")
	private int unknown_value = -1;

	@Parameter(label = "Channel", required = false, persist = false, min = "1", description = "channel of a hyperstack, from 1")
	private int channel = 1;

	@Parameter(label = "Frame", required = false, persist = false, min = "1", description = "frame of a hyperstack, from 1")
	private int frame = 1;

	@Parameter(label = "Image folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "work on all images of a folder instead of an open stack")
	private File image_folder;

	@Parameter(label = "Label folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "the label stacks of these images, with the same file names; to training an image without one is unlabelled")
	private File label_folder;

	final boolean fromFolder() {
		return given(image_folder);
	}

	final ImagePlus openImage() {
		return Inputs.required(image, "image");
	}

	final ImagePlus openLabels() {
		return Inputs.required(labels, "label stack");
	}

	/** The images of the folder by name. */
	final Map<String, File> imageFiles() {
		return StackFiles.list(image_folder);
	}

	/** The label stacks of the folder by name. */
	final Map<String, File> labelFiles() {
		return StackFiles.list(Inputs.required(label_folder, "label_folder", "the folder of the label stacks"));
	}

	final Inputs.Part part() {
		return new Inputs.Part(channel, frame);
	}

	/** @param annotation null for an unlabelled stack */
	final TrainJob.Sample sample(String name, ImagePlus stack, ImagePlus annotation, Dimensions dimensions) {
		Volume volume = part().of(stack);
		dimensions.require(volume, "\"" + stack.getTitle() + "\"");
		Inputs.Annotation known = new Inputs.Annotation(slice_axis, annotated_slices, unknown_value);
		return new TrainJob.Sample(name, volume, annotation == null ? null : known.of(annotation, volume));
	}
}
