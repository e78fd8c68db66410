package io.github.oneslice.command;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.settings.Choice;

/** Segments the open stack, or a folder of stacks, with a trained model. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Segment...", weight = 3) }, description = "Segments the open stack with a trained model.")
public final class Segment extends SegmentCommand {

	@Parameter(label = "Image folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "segment all images of a folder instead of an open stack")
	private File image_folder;

	@Parameter(label = "Show", required = false, persist = false, choices = { "labels", "overlay", "both" }, description = "the result as a label stack, as outlines over the image, which stays as it is, or both")
	private String show = "labels";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus segmented;

	@Override
	List<String> asked() {
		return List.of("image", "model", "show");
	}

	@Override
	Set<String> leftOut() {
		return Set.of("image_folder");
	}

	private Shown shown() {
		return Choice.of(Shown.class, "show", show);
	}

	@Override
	void work(Monitor monitor) {
		model();
		shown();
		if (given(image_folder)) segmentFolder(monitor);
		else segmentOpen(monitor);
	}

	private void segmentOpen(Monitor monitor) {
		ImagePlus image = openImage();
		String name = ImageFiles.fileName(image.getTitle());
		Outputs outputs = new Outputs(origins(image), overwrites());
		if (outputFolder() != null) plan(outputs, name, image.getTitle());
		SegmentJob.Result result = engine().run(job(part().source(image)), monitor);
		Map<String, ImagePlus> results = results(image, result);
		if (outputFolder() != null) save(results, outputs, name, image.getTitle());
		segmented = results.remove("");
		results.values().forEach(OneSliceCommand::show);
		if (shown().asOverlay()) Outlines.addSegmentation(image, result.labels(), part().frame());
		if (shown().asLabels()) show(segmented); // last, so that it is the active image
	}

	private void segmentFolder(Monitor monitor) {
		File output = Inputs.required(outputFolder(), "output_folder", "the folder to write the results to");
		Outputs.requireApart(output, "output_folder", image_folder, "image_folder");
		segmentFiles(images(image_folder), FolderTable.NONE, monitor);
	}
}
