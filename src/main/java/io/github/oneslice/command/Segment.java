package io.github.oneslice.command;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.LargestComponent;

/** Segments the open stack, or a folder of stacks, with a trained model. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Segment...", weight = 3) }, description = "Segments the open stack, or all images of a folder, with a trained model.")
public final class Segment extends ImageCommand {

	private static final String PROBABILITY = "-probability-";
	private static final String UNCERTAINTY = "-uncertainty";
	private static final int LABELS = 255;

	@Parameter(label = "Image folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "segment all images of a folder instead of an open stack")
	private File image_folder;

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the trained model")
	private File model;

	@Parameter(label = "Output folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the results to as TIFF")
	private File output_folder;

	@Parameter(label = "Probability", required = false, persist = false, description = "also give the probability of each class")
	private boolean probability;

	@Parameter(label = "Uncertainty", required = false, persist = false, description = "also give the uncertainty (entropy in nats)")
	private boolean uncertainty;

	@Parameter(label = "Largest component", required = false, persist = false, choices = { "auto", "true", "false" }, description = "keep only the largest connected component of each class; auto: of those that were one part wherever training saw them")
	private String largest_component = "auto";

	@Parameter(label = "Mirrored", required = false, persist = false, description = "average over the mirrored stack: slower, a little better")
	private boolean mirrored;

	@Parameter(label = "Resume", required = false, persist = false, description = "leave out images whose results in the output folder are newer than image and model")
	private boolean resume;

	@Parameter(label = "Overwrite", required = false, persist = false, description = "replace files in the output folder also where OneSlice did not write them")
	private boolean overwrite;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus segmented;

	@Override
	void work(Monitor monitor) {
		File folder = Inputs.model(model);
		if (given(image_folder)) segmentFolder(folder, monitor);
		else segmentOpen(folder, monitor);
	}

	private void segmentOpen(File folder, Monitor monitor) {
		ImagePlus image = openImage();
		String name = ImageFiles.fileName(image.getTitle());
		Outputs outputs = new Outputs(origins(image), overwrite);
		if (given(output_folder)) plan(outputs, name, image.getTitle());
		Map<String, ImagePlus> results = results(image, engine().run(job(part().source(image), folder), monitor));
		if (given(output_folder)) save(results, outputs, name, image.getTitle());
		results.values().stream().skip(1).forEach(OneSliceCommand::show);
		segmented = results.get("");
		show(segmented); // last, so that it is the active image
	}

	private void segmentFolder(File folder, Monitor monitor) {
		Inputs.required(output_folder, "output_folder", "the folder to write the results to");
		Outputs.requireApart(output_folder, "output_folder", image_folder, "image_folder");
		Map<String, File> all = images(image_folder);
		List<File> images = all.values().stream().filter(file -> !(resume && isDone(file, folder))).toList();
		Outputs outputs = new Outputs(all.values(), overwrite);
		images.forEach(file -> plan(outputs, ImageFiles.name(file), file.getName()));
		try (StackFiles files = new StackFiles(context())) {
			new Batch(images).run(engine(), file -> job(files.source(file, part()), folder), (file, result) -> {
				save(results(files.open(file), result), outputs, ImageFiles.name(file), file.getName());
				files.close();
			}, monitor);
		}
	}

	/** Which classes the model has, and so which maps of probability there will be, is not known yet. */
	private void plan(Outputs outputs, String name, String source) {
		outputs.require(output(name, ""), source);
		if (uncertainty) outputs.require(output(name, UNCERTAINTY), source);
		if (probability) for (int label = 0; label < LABELS; label++)
			outputs.require(output(name, PROBABILITY + label), source);
	}

	private SegmentJob job(VolumeSource stack, File folder) {
		return new SegmentJob(stack, folder, probability, uncertainty, Choice.of(LargestComponent.class, "largest_component",
			largest_component), mirrored);
	}

	/** The label stack under an empty name, and the maps that were asked for under what is added to the name of the file. */
	private Map<String, ImagePlus> results(ImagePlus stack, SegmentJob.Result result) {
		Map<String, ImagePlus> results = new LinkedHashMap<>();
		results.put("", part().labels(stack, "segmented", result.labels()));
		for (int i = 0; i < result.probability().size(); i++) {
			String name = PROBABILITY + result.labelValues().get(i);
			results.put(name, part().map(stack, name.substring(1), result.probability().get(i)));
		}
		if (result.uncertainty() != null) results.put(UNCERTAINTY, part().map(stack, "uncertainty", result.uncertainty()));
		return results;
	}

	/** The label stack is written last: where it is, the maps are. */
	private void save(Map<String, ImagePlus> results, Outputs outputs, String name, String source) {
		results.forEach((kind, result) -> {
			if (!kind.isEmpty()) outputs.save(result, output(name, kind), source);
		});
		outputs.save(results.get(""), output(name, ""), source);
	}

	private File output(String name, String kind) {
		return new File(output_folder, name + kind + ".tif");
	}

	private boolean isDone(File file, File folder) {
		File output = output(ImageFiles.name(file), "");
		boolean done = output.lastModified() > file.lastModified() && output.lastModified() > folder.lastModified();
		if (done) log(file.getName() + " is done already and left out.");
		return done;
	}
}
