package io.github.oneslice.command;

import org.scijava.plugin.Parameter;

import ij.ImagePlus;
import io.github.oneslice.results.Part;

/** What the commands have in common that work on an image: which one, and which part of a hyperstack. */
abstract class ImageCommand extends OneSliceCommand {

	@Parameter(label = "Image", required = false, persist = false, description = "the stack with the grey values")
	private ImagePlus image;

	@Parameter(label = "Channel", required = false, persist = false, min = "1", description = "channel of a hyperstack, from 1")
	private int channel = 1;

	@Parameter(label = "Frame", required = false, persist = false, min = "1", description = "frame of a hyperstack, from 1")
	private int frame = 1;

	@Override
	void check(String input) {
		if (input.equals("image")) Inputs.required(image, "image");
	}

	/** Null until it was asked for. */
	private ImagePlus opened;

	final ImagePlus openImage() {
		if (opened != null) return opened;
		opened = Inputs.required(image, "image");
		ImagePlus stack = part().slices(opened);
		if (stack != opened) log("\"" + opened.getTitle() + "\" holds its " + stack.getNSlices() + " slices as time points; they are taken as slices.");
		return opened;
	}

	/** The image that was given; null if none was. */
	final ImagePlus image() {
		return image;
	}

	final Part part() {
		return new Part(channel, frame);
	}
}
