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
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.engine.WorkerEngine;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.ui.TrainingRecord;

/** What the commands that train have in common: for how long, with what kind of network, and where to. */
abstract class TrainCommand extends AnnotatedCommand {

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the model to")
	private File model;

	@Parameter(label = "Dimensions", required = false, persist = false, choices = { "3D", "2D" }, description = "3D: a network that sees volumes; 2D: one that sees each slice for itself, also for single images")
	private String dimensions = "3D";

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

	/** The settings of the method that this command trains with. */
	abstract TrainingSettings ofMethod(Dimensions seen);

	@Override
	final void work(Monitor monitor) throws IOException {
		File folder = Inputs.required(model, "model", "the folder to write the model to").getAbsoluteFile();
		TrainingSettings chosen = withLength(Settings.changed(ofMethod(Dimensions.of(dimensions)), seed, settings));
		Map<TrainJob.Sample, ImagePlus> samples = fromFolder() ? readFolder(chosen, monitor) : Map.of(sample(openImage()
			.getShortTitle(), openImage(), openLabels(), chosen.dimensions()), openImage());
		TrainJob job = new TrainJob(List.copyOf(samples.keySet()), folder, chosen, resume);
		try (TrainingRecord record = TrainingRecord.open(monitor, folder); Engine engine = new WorkerEngine()) {
			TrainJob.Result result = engine.run(job, record);
			saveRegistration(List.copyOf(samples.entrySet()), result);
			trained = result.model();
		}
	}

	private TrainingSettings withLength(TrainingSettings preset) {
		TrainingSettings chosen = steps > 0 ? preset.with("steps", Integer.toString(steps)).with("minutes", "0") : preset;
		return minutes > 0 ? chosen.with("minutes", Double.toString(minutes)) : chosen;
	}

	private Map<TrainJob.Sample, ImagePlus> readFolder(TrainingSettings chosen, Monitor monitor) {
		Map<String, File> annotations = labelFiles();
		Map<String, File> images = imageFiles();
		annotations.keySet().stream().filter(name -> !images.containsKey(name)).forEach(name -> log("The labels " + name
			+ " have no image of that name and are left out."));
		StackFiles files = new StackFiles(context());
		Map<TrainJob.Sample, ImagePlus> samples = new LinkedHashMap<>();
		Batch.run(new ArrayList<>(images.values()), monitor, (file, progress) -> {
			String name = StackFiles.name(file);
			ImagePlus stack = files.open(file);
			ImagePlus annotation = annotations.containsKey(name) ? files.open(annotations.get(name)) : null;
			samples.put(sample(name, stack, annotation, chosen.dimensions()), stack);
		});
		return samples;
	}

	/** What registration alone gives, to compare the network with. */
	private void saveRegistration(List<Map.Entry<TrainJob.Sample, ImagePlus>> samples, TrainJob.Result result) {
		for (int i = 0; i < samples.size(); i++) {
			LabelVolume registered = result.registration().get(i);
			if (registered == null) continue;
			ImagePlus stack = Results.labels(samples.get(i).getValue(), part(), "registration", registered);
			StackFiles.save(stack, new File(result.model(), "registration/" + samples.get(i).getKey().name() + ".tif"));
		}
	}
}
