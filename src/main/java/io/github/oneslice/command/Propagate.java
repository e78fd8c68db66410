package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.Monitor;
import io.github.oneslice.engine.PropagateJob;
import io.github.oneslice.engine.WorkerEngine;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.training.TrainingSettings;

/** Carries the labels of a few slices through the whole stack by registration. */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Propagate Labels...", weight = 1) }, description = "Carries the labels of the annotated slices through the whole stack by slice-to-slice registration.")
public final class Propagate extends OneSliceCommand {

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

	@Parameter(label = "Label folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "the label stacks of these images, with the same file names")
	private File label_folder;

	@Parameter(label = "Output folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the results to as TIFF")
	private File output_folder;

	@Parameter(label = "Preset", required = false, persist = false, choices = { "Laptop", "Workstation", "Paper" }, description = "how much effort to spend")
	private String preset = "Laptop";

	@Parameter(label = "Seed", required = false, persist = false, description = "of all random draws, so that a run can be repeated")
	private long seed = 1;

	@Parameter(label = "Settings", required = false, persist = false, description = "settings of the preset to change, such as \"registration_steps=200\"")
	private String settings = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus propagated;

	@Override
	void work(Monitor monitor) throws IOException {
		TrainingSettings chosen = Settings.of(preset, seed, settings);
		try (Engine engine = new WorkerEngine()) {
			if (given(image_folder)) propagateFolder(engine, chosen, monitor);
			else propagateOpen(engine, chosen, monitor);
		}
	}

	private void propagateOpen(Engine engine, TrainingSettings chosen, Monitor monitor) throws IOException {
		Inputs.required(image, "image");
		Inputs.required(labels, "label stack");
		propagated = propagate(engine, image, labels, chosen, monitor);
		if (given(output_folder)) StackFiles.save(propagated, new File(output_folder, image.getShortTitle() + ".tif"));
		show(propagated);
	}

	private void propagateFolder(Engine engine, TrainingSettings chosen, Monitor monitor) {
		File folder = Inputs.required(output_folder, "output_folder", "the folder to write the results to");
		Map<String, File> images = StackFiles.list(image_folder);
		Map<String, File> annotations = StackFiles.list(Inputs.required(label_folder, "label_folder", "the folder of the label stacks"));
		StackFiles files = new StackFiles(context());
		images.keySet().stream().filter(name -> !annotations.containsKey(name)).forEach(name -> log(name + " has no label file and is left out."));
		Batch.run(images.entrySet().stream().filter(entry -> annotations.containsKey(entry.getKey())).map(Map.Entry::getValue).toList(),
			monitor, (file, progress) -> {
				ImagePlus annotation = files.open(annotations.get(StackFiles.name(file)));
				ImagePlus result = propagate(engine, files.open(file), annotation, chosen, progress);
				StackFiles.save(result, new File(folder, StackFiles.name(file) + ".tif"));
			});
	}

	private ImagePlus propagate(Engine engine, ImagePlus stack, ImagePlus annotation, TrainingSettings chosen, Monitor monitor) {
		Inputs.Part part = new Inputs.Part(channel, frame);
		Volume volume = part.of(stack);
		SparseLabels known = new Inputs.Annotation(slice_axis, annotated_slices, unknown_value).of(annotation, volume);
		LabelVolume result = engine.run(new PropagateJob(volume, known, chosen), monitor);
		return Results.labels(stack, part, "propagated", result);
	}
}
