package io.github.oneslice.command;

import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.Choice;

/** Makes a label stack of what is outlined on a stack. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Labels from ROIs...", weight = 0.1) }, description = "Makes a label stack of the regions of interest (ROIs) that are outlined on a stack.")
public final class LabelsFromRois extends ImageCommand {

	@Parameter(label = "ROIs", required = false, persist = false, choices = { "auto", "manager", "overlay", "selection" }, description = "where the outlines are taken from; auto: the ROI Manager, else the overlay, else the selection")
	private String rois = "auto";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus labels;

	@Override
	List<String> asked() {
		return List.of("image", "rois");
	}

	@Override
	void work(Monitor monitor) {
		ImagePlus stack = openImage();
		OpenAnnotation drawn = OpenAnnotation.outlined(part().slices(stack), Choice.of(RegionSource.class, "rois", rois), part().frame(),
			AnnotationRule.LABELLED_SLICES);
		drawn.notes().forEach(this::log);
		labels = part().labels(stack, "labels", drawn.labels());
		show(labels);
	}
}
