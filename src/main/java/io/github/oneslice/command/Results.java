package io.github.oneslice.command;

import ij.ImagePlus;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;
import io.github.oneslice.ui.LabelColors;

/** Turns what a job gave into stacks that look like the image they belong to. */
final class Results {

	private Results() {}

	/** A label stack named after the image, in label colours. */
	static ImagePlus labels(ImagePlus image, Inputs.Part part, String what, LabelVolume labels) {
		ImagePlus stack = Stacks.toStack(title(image, what), labels, image, part.channel(), part.frame());
		LabelColors.apply(stack);
		return stack;
	}

	/** A 32-bit stack named after the image. */
	static ImagePlus map(ImagePlus image, Inputs.Part part, String what, Volume map) {
		return Stacks.toStack(title(image, what), map, image, part.channel(), part.frame());
	}

	private static String title(ImagePlus image, String what) {
		return image.getShortTitle() + "-" + what;
	}
}
