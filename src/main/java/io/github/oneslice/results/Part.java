package io.github.oneslice.results;

import java.io.Serializable;

import ij.ImagePlus;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.NiftiFiles;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.LabelColors;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;

/**
 * The channel and frame of a hyperstack that are meant, both from 1.
 */
public record Part(int channel, int frame) implements Serializable {

	/** The whole of a stack that is no hyperstack. */
	public static final Part FIRST = new Part(1, 1);

	public Volume of(ImagePlus image) {
		return Stacks.toVolume(slices(image), channel, frame);
	}

	public StackInMemory source(ImagePlus image) {
		return StackInMemory.of(image.getTitle(), of(image));
	}

	/** A label stack that looks like the image it belongs to, in label colours. */
	public ImagePlus labels(ImagePlus image, String what, LabelVolume labels) {
		ImagePlus stack = Stacks.toStack(title(image, what), labels, slices(NiftiFiles.noted(image)), channel, frame);
		LabelColors.apply(stack);
		stack.setSlice(Stacks.fullestSlice(stack));
		return stack;
	}

	/** A 32-bit stack that looks like the image it belongs to. */
	public ImagePlus map(ImagePlus image, String what, Volume map) {
		return Stacks.toStack(title(image, what), map, slices(NiftiFiles.noted(image)), channel, frame);
	}

	/** The image, its slices as such also where ImageJ holds them as time points. */
	public ImagePlus slices(ImagePlus image) {
		return Stacks.asSlices(image, channel, frame);
	}

	private static String title(ImagePlus image, String what) {
		return ImageFiles.name(image.getTitle()) + "-" + what;
	}
}
