package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import io.github.oneslice.annotation.LabelRegions;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.job.Monitor;

/** Outlines the labels of a stack as regions of interest, to look at them or to correct them. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "ROIs from Labels...", weight = 0.2) }, description = "Outlines the labels of a stack as regions of interest (ROIs), one a label and slice; the name of a ROI is its label.")
public final class RoisFromLabels extends OneSliceCommand {

	@Parameter(label = "Labels", required = false, persist = false, style = LABELS, description = "the label stack")
	private ImagePlus labels;

	@Parameter(label = "Image", required = false, persist = false, style = OPTIONAL, description = "the stack that gets the outlines as its overlay; none: the label stack itself")
	private ImagePlus image;

	@Parameter(label = "Target", required = false, persist = false, choices = { "overlay", "manager" }, description = "where the outlines go: the overlay of the image, or the ROI Manager, which keeps what it holds")
	private String target = "overlay";

	@Override
	List<String> asked() {
		return List.of("labels", "image", "target");
	}

	@Override
	void work(Monitor monitor) {
		ImagePlus stack = Inputs.required(labels, "label stack");
		LabelVolume read = Stacks.toLabels(stack).ofMask(stack.getTitle());
		read.notes().forEach(this::log);
		List<Roi> regions = LabelRegions.of(read);
		if (regions.isEmpty()) throw new UserException("\"" + stack.getTitle() + "\" holds no label, so there is nothing to outline.");
		if (target.equalsIgnoreCase("manager")) manage(regions);
		else if (target.equalsIgnoreCase("overlay")) Outlines.add(image == null ? stack : image, read, regions);
		else throw new UserException("The option target is overlay or manager, but is \"" + target + "\".");
	}

	private static void manage(List<Roi> regions) {
		if (GraphicsEnvironment.isHeadless()) throw new UserException("Without a screen there is no ROI Manager. Use target=overlay.");
		RoiManager open = RoiManager.getInstance2();
		RoiManager manager = open == null ? RoiManager.getRoiManager() : open;
		regions.forEach(manager::addRoi);
	}
}
