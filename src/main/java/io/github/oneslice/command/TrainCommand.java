package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.Monitor;
import io.github.oneslice.engine.TrainJob;
import io.github.oneslice.engine.WorkerEngine;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.training.TrainingSettings;
import io.github.oneslice.ui.TrainingRecord;

/** What the commands that train have in common: what to learn from, for how long, and where to. */
abstract class TrainCommand extends OneSliceCommand {

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

	@Parameter(label = "Image folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "learn from all images of a folder instead of an open stack")
	private File image_folder;

	@Parameter(label = "Label folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "the label stacks of these images, with the same file names; an image without one is unlabelled")
	private File label_folder;

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the model to")
	private File model;

	@Parameter(label = "Preset", required = false, persist = false, choices = { "Laptop", "Workstation", "Paper" }, description = "how much effort to spend")
	private String preset = "Laptop";

	@Parameter(label = "Steps", required = false, persist = false, min = "0", description = "training steps; 0: as the preset says")
	private int steps;

	@Parameter(label = "Minutes", required = false, persist = false, min = "0", description = "budget of training time; 0: as the preset says")
	private double minutes;

	@Parameter(label = "Seed", required = false, persist = false, description = "of all random draws, so that a run can be repeated")
	private long seed = 1;

	@Parameter(label = "Settings", required = false, persist = false, description = "settings of the preset to change, such as \"filters=8, labelled_batch=2\"")
	private String settings = "";

	@Parameter(label = "Resume", required = false, persist = false, description = "go on from the last checkpoint in the model folder")
	private boolean resume;

	@Parameter(type = ItemIO.OUTPUT)
	private File trained;

	/** The settings with what this method lets a person choose. */
	abstract TrainingSettings ofMethod(TrainingSettings settings);

	@Override
	final void work(Monitor monitor) throws IOException {
		File folder = Inputs.required(model, "model", "the folder to write the model to").getAbsoluteFile();
		TrainingSettings chosen = chosenSettings();
		Map<TrainJob.Sample, ImagePlus> samples = given(image_folder) ? readFolder(monitor) : readOpen();
		TrainJob job = new TrainJob(List.copyOf(samples.keySet()), folder, chosen, resume);
		try (TrainingRecord record = TrainingRecord.open(monitor, folder); Engine engine = new WorkerEngine()) {
			TrainJob.Result result = engine.run(job, record);
			saveRegistration(List.copyOf(samples.entrySet()), result);
			trained = result.model();
		}
	}

	private TrainingSettings chosenSettings() {
		TrainingSettings chosen = ofMethod(Settings.of(preset, seed, settings));
		if (steps > 0) chosen = chosen.with("steps", Integer.toString(steps)).with("minutes", "0");
		return minutes > 0 ? chosen.with("minutes", Double.toString(minutes)) : chosen;
	}

	private Map<TrainJob.Sample, ImagePlus> readOpen() {
		Inputs.required(image, "image");
		Inputs.required(labels, "label stack");
		return Map.of(sample(image.getShortTitle(), image, labels), image);
	}

	private Map<TrainJob.Sample, ImagePlus> readFolder(Monitor monitor) {
		Map<String, File> annotations = StackFiles.list(Inputs.required(label_folder, "label_folder", "the folder of the label stacks"));
		Map<String, File> images = StackFiles.list(image_folder);
		annotations.keySet().stream().filter(name -> !images.containsKey(name)).forEach(name -> log("The labels " + name
			+ " have no image of that name and are left out."));
		StackFiles files = new StackFiles(context());
		Map<TrainJob.Sample, ImagePlus> samples = new LinkedHashMap<>();
		Batch.run(new ArrayList<>(images.values()), monitor, (file, progress) -> {
			String name = StackFiles.name(file);
			ImagePlus stack = files.open(file);
			samples.put(sample(name, stack, annotations.containsKey(name) ? files.open(annotations.get(name)) : null), stack);
		});
		return samples;
	}

	private TrainJob.Sample sample(String name, ImagePlus stack, ImagePlus annotation) {
		Volume volume = new Inputs.Part(channel, frame).of(stack);
		Inputs.Annotation known = new Inputs.Annotation(slice_axis, annotated_slices, unknown_value);
		return new TrainJob.Sample(name, volume, annotation == null ? null : known.of(annotation, volume));
	}

	/** What registration alone gives, to compare the network with. */
	private void saveRegistration(List<Map.Entry<TrainJob.Sample, ImagePlus>> samples, TrainJob.Result result) throws IOException {
		for (int i = 0; i < samples.size(); i++) {
			LabelVolume registered = result.registration().get(i);
			if (registered == null) continue;
			ImagePlus stack = Results.labels(samples.get(i).getValue(), new Inputs.Part(channel, frame), "registration", registered);
			StackFiles.save(stack, new File(result.model(), "registration/" + samples.get(i).getKey().name() + ".tif"));
		}
	}
}
