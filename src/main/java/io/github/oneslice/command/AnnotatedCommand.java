package io.github.oneslice.command;

import org.scijava.plugin.Parameter;

import ij.ImagePlus;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.job.Sample;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;

/** What the commands that start from annotated stacks have in common: labels, or what is outlined. */
abstract class AnnotatedCommand extends LabelledCommand {

	@Parameter(label = "Labels", required = false, persist = false, style = LABELS, description = "a label stack of the same size with at least one slice labelled, or the labels of one slice; none: what is outlined on the image")
	private ImagePlus labels;

	@Parameter(label = "ROIs", required = false, persist = false, choices = { AUTO, "manager", "overlay", "selection" }, description = "without a label stack: where the outlines on the image are taken from; auto: the ROI Manager, else the overlay, else the selection")
	private String rois = AUTO;

	@Override
	final ImagePlus labels() {
		return labels;
	}

	/** The open image with its labels, or with what is outlined on it. */
	final Sample openSample(Dimensions dimensions) {
		return openSample(Choice.of(RegionSource.class, "rois", rois), dimensions);
	}
}
