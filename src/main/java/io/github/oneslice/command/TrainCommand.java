package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Perturbation;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.SettingChanges;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.ui.TrainingRecord;

/** What the commands that train have in common: for how long, with what kind of network, and where to. */
abstract class TrainCommand extends AnnotatedCommand {

	private static final String REGISTRATION = "registration";
	private static final String PSEUDO_LABELS = "pseudo-labels";

	@Parameter(label = "Model folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the model to; it is made if it is not there")
	private File model;

	@Parameter(label = "Preset", required = false, persist = false, choices = { "Laptop", "Workstation", "Paper" }, description = "how much effort to spend: Laptop takes minutes on two cores, Workstation longer, Paper is the published schedule")
	private String preset = "Laptop";

	@Parameter(label = "Perturbation", required = false, persist = false, choices = { "auto", "AdaMix", "CutMix", "None" }, description = "how samples are mixed; auto: as the method was published")
	private String perturbation = "auto";

	@Parameter(label = "Dimensions", required = false, persist = false, choices = { "3D", "2D" }, description = "3D: a network that sees volumes; 2D: one that sees each slice for itself, also for single images")
	private String dimensions = "3D";

	@Parameter(label = "Training steps", required = false, persist = false, min = "0", description = "training steps; 0: as the preset says")
	private int steps;

	@Parameter(label = "Training time (minutes)", required = false, persist = false, min = "0", description = "how long to train; the schedules stretch to it; 0: as the preset says")
	private double minutes;

	@Parameter(label = "Table of domains (CSV)", required = false, persist = false, style = FileWidget.OPEN_STYLE, description = "for LFME: CSV file with the columns name and domain, which say what scanner or hospital each image comes from; none: its sub-folder, or its DICOM header")
	private File domains;

	@Parameter(label = "Seed", required = false, persist = false, description = "start of all random draws, so that a run can be repeated")
	private long seed = 1;

	@Parameter(label = "Settings", required = false, persist = false, description = "settings of the preset to change, such as \"filters=8, labelled_batch=2\"")
	private String settings = "";

	@Parameter(label = "Initial model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of a model that is trained on, for instance with corrected slices; none: train anew")
	private File initial_model;

	@Parameter(label = "Resume", required = false, persist = false, description = "go on from the last checkpoint in the model folder")
	private boolean resume;

	@Parameter(label = "Overwrite", required = false, persist = false, description = "replace the model that is in the folder")
	private boolean overwrite;

	@Parameter(type = ItemIO.OUTPUT)
	private File trained;

	@Override
	void check(String input) {
		switch (input) {
			case "model" -> Inputs.required(model, "model", "the folder to write the model to");
			case "initial_model" -> {
				if (given(initial_model)) Inputs.model(initial_model);
			}
			case "settings" -> SettingChanges.changed(ofMethod(Choice.of(Preset.class, "preset", preset), Choice.of(Dimensions.class, "dimensions", dimensions)),
				settings);
			default -> super.check(input);
		}
	}

	/** The settings of the method that this command trains with. */
	abstract TrainingSettings ofMethod(Preset chosen, Dimensions seen);

	@Override
	final void work(Monitor monitor) throws IOException {
		File folder = Inputs.required(model, "model", "the folder to write the model to").getAbsoluteFile();
		Dimensions seen = Choice.of(Dimensions.class, "dimensions", dimensions);
		TrainingSettings published = mixed(ofMethod(Choice.of(Preset.class, "preset", preset), seen).with(seed));
		TrainingSettings chosen = withLength(SettingChanges.changed(given(initial_model) ? published.forTrainingOn() : published, settings));
		boolean grouped = chosen.method().usesDomains();
		if (fromFolder()) requireApart(folder, "model");
		FolderSearch search = new FolderSearch(grouped, "", folder, this::log);
		Map<String, File> images = fromFolder() ? imageFiles(search) : Map.of();
		Map<String, File> annotations = fromFolder() ? matchingLabelFiles(images, search) : Map.of();
		Map<String, String> groups = grouped ? Domains.of(images, domains) : Map.of();
		requireApart(folder, fromFolder() ? Stream.concat(images.values().stream(), annotations.values().stream()).toList() : openOrigins());
		try (StackFiles files = new StackFiles(context()); TrainingRecord record = TrainingRecord.open(monitor, folder)) {
			List<Sample> samples = fromFolder() ? readFolder(images, annotations, groups, files) : List.of(openSample(chosen.dimensions()));
			TrainJob.Result result = engine().run(new TrainJob(samples, folder, chosen, given(initial_model) ? Inputs.model(initial_model) : null, resume, overwrite), record);
			for (int i = 0; i < samples.size(); i++)
				if (result.carried().get(i) != null) save(samples.get(i), result.carried().get(i), images, files, result.model());
			trained = result.model();
			record.done();
		}
	}

	/** What is read must not lie where the model, or what goes with it, is written. */
	private static void requireApart(File folder, List<File> inputs) {
		for (File input : inputs) {
			File home = input.getAbsoluteFile().getParentFile();
			for (File written : List.of(folder, new File(folder, REGISTRATION), new File(folder, PSEUDO_LABELS)))
				Outputs.requireApart(written, "model", home, "the folder of " + input.getName());
		}
	}

	private TrainingSettings mixed(TrainingSettings published) {
		if (perturbation.equalsIgnoreCase("auto")) return published;
		return published.with(published.mixing().with(Choice.of(Perturbation.class, "perturbation", perturbation)));
	}

	private TrainingSettings withLength(TrainingSettings preset) {
		if (steps < 0 || minutes < 0) throw new UserException("The options steps and minutes cannot be negative, but are " + steps + " and " + minutes
			+ ". Leave them out, or give 0, for what the preset says.");
		TrainingSettings chosen = steps > 0 ? preset.with(preset.duration().withSteps(steps)) : preset;
		return minutes > 0 ? chosen.with(chosen.duration().withMinutes(minutes)) : chosen;
	}

	private List<Sample> readFolder(Map<String, File> images, Map<String, File> annotations, Map<String, String> groups, StackFiles files) {
		List<Sample> samples = new ArrayList<>();
		images.forEach((name, file) -> samples.add(sample(files, name, file, annotations.get(name)).of(groups.getOrDefault(name, ""))));
		return samples;
	}

	/** What was learned from, to compare the network with. */
	private void save(Sample sample, TrainJob.Carried carried, Map<String, File> images, StackFiles files, File folder) {
		ImagePlus stack = fromFolder() ? files.open(images.get(sample.name())) : openImage();
		byte[] known = Volumes.toBytes(sample.annotation(carried.grid().size()).labels());
		String name = (fromFolder() ? sample.name() : ImageFiles.fileName(stack.getTitle())) + ".tif";
		Map.of(REGISTRATION, carried.registration(), PSEUDO_LABELS, carried.pseudoLabels()).forEach((kind, working) -> {
			byte[] labels = SparseLabels.restore(carried.grid().enlarge(Volumes.toBytes(working)), known);
			LabelVolume whole = Volumes.ofBytes(labels, carried.grid().size(), carried.grid().voxelSize());
			ImageFiles.save(part().labels(stack, kind, whole), new File(new File(folder, kind), name));
		});
	}
}
