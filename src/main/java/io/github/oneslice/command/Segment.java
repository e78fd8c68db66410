package io.github.oneslice.command;

import java.io.File;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;

/** Segments the open stack, or a folder of stacks, with a trained model. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Segment...", weight = 3) }, description = "Segments the open stack with a trained model.")
public final class Segment extends SegmentCommand {

	@Parameter(label = "Labels", required = false, persist = false, style = OPTIONAL, description = "what is annotated on this stack already, such as corrected slices: this stays as it is, and registration carries it to the slices close by; none: the network alone")
	private ImagePlus labels;

	@Parameter(label = "Show", required = false, persist = false, choices = { "labels", "overlay", "both" }, description = "the result as a label stack, as outlines over the image, which stays as it is, or both")
	private String show = "labels";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus segmented;

	@Override
	List<String> asked() {
		return List.of("image", "model", "labels", "show");
	}

	@Override
	ImagePlus labels() {
		return labels;
	}

	private Shown shown() {
		return Choice.of(Shown.class, "show", show);
	}

	@Override
	void work(Monitor monitor) {
		model();
		shown();
		if (fromFolder()) segmentFolder(monitor);
		else segmentOpen(monitor);
	}

	private void segmentOpen(Monitor monitor) {
		ImagePlus image = openImage();
		String name = ImageFiles.fileName(image.getTitle());
		Sample sample = labels == null ? Sample.unlabelled(part().source(image)) : openSample(RegionSource.AUTO, Dimensions.TWO);
		Outputs outputs = new Outputs(openOrigins(), overwrites());
		if (outputFolder() != null) plan(outputs, name, image.getTitle());
		SegmentJob.Result result = engine().run(job(sample), monitor);
		Map<String, ImagePlus> results = results(image, result);
		if (outputFolder() != null) save(results, outputs, name, image.getTitle());
		segmented = results.remove("");
		results.values().forEach(OneSliceCommand::show);
		if (shown().asOverlay()) Outlines.addSegmentation(image, result.labels(), part().frame());
		if (shown().asLabels()) show(segmented); // last, so that it is the active image
	}

	private void segmentFolder(Monitor monitor) {
		File output = Inputs.required(outputFolder(), "output_folder", "the folder to write the results to");
		requireApart(output, "output_folder");
		FolderSearch search = FolderSearch.flat(this::log);
		segmentFiles(imageFiles(search), search, FolderTable.NONE, monitor);
	}
}
