package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.SettingChanges;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Methods;

/** Carries the labels of a few slices through the whole stack by registration. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Propagate Labels...", weight = 1) }, description = "Carries the labels of the annotated slices through the whole stack by slice-to-slice registration.")
public class Propagate extends AnnotatedCommand {

	@Parameter(label = "Output folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the results to")
	private File output_folder;

	@Parameter(label = "File format of results", required = false, persist = false, choices = { "TIFF", "OME-TIFF", "NIfTI" }, description = "of the files in the output folder. OME-TIFF and NIfTI are written by Fiji's plugins; NIfTI keeps orientation and place in space of images that were NIfTI")
	private String output_format = "TIFF";

	@Parameter(label = "Preset", required = false, persist = false, choices = { "Laptop", "Workstation", "Paper" }, description = "how much effort to spend: Laptop and Workstation take seconds, Paper learns to register as published and takes minutes")
	private String preset = "Laptop";

	@Parameter(label = "Seed", required = false, persist = false, description = "start of all random draws, so that a run can be repeated")
	private long seed = 1;

	@Parameter(label = "Settings", required = false, persist = false, description = "settings of the preset to change, such as \"registration_steps=200\"")
	private String settings = "";

	@Parameter(label = "Overwrite", required = false, persist = false, description = "replace files in the output folder also where OneSlice did not write them")
	private boolean overwrite;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus propagated;

	@Override
	List<String> asked() {
		return List.of("image", "labels", "annotated_slices", "preset");
	}

	@Override
	List<String> choices(String input) {
		return input.equals("output_format") ? Inputs.formats() : super.choices(input);
	}

	@Override
	void check(String input) {
		switch (input) {
			case "settings" -> chosen();
			case "output_format" -> Inputs.format(output_format);
			default -> super.check(input);
		}
	}

	@Override
	void work(Monitor monitor) throws IOException {
		TrainingSettings chosen = chosen();
		if (fromFolder()) propagateFolder(chosen, monitor);
		else propagateOpen(chosen, monitor);
	}

	private TrainingSettings chosen() {
		return SettingChanges.changed(Methods.named("supervised").settings(Choice.of(Preset.class, "preset", preset), Dimensions.THREE).with(seed), settings);
	}

	private void propagateOpen(TrainingSettings chosen, Monitor monitor) {
		ImagePlus stack = openImage();
		Outputs outputs = new Outputs(openOrigins(), overwrite);
		File file = given(output_folder) ? output(ImageFiles.fileName(stack.getTitle())) : null;
		if (file != null) outputs.require(file, stack.getTitle());
		propagated = part().labels(stack, "propagated", engine().run(new PropagateJob(openSample(Dimensions.THREE), chosen), monitor));
		if (file != null) outputs.save(propagated, file, stack.getTitle());
		show(propagated);
	}

	private void propagateFolder(TrainingSettings chosen, Monitor monitor) {
		File folder = Inputs.required(output_folder, "output_folder", "the folder to write the results to");
		requireApart(folder, "output_folder");
		FolderSearch search = FolderSearch.flat(this::log);
		Map<String, File> images = imageFiles(search);
		Map<String, File> annotations = matchingLabelFiles(images, search);
		images.keySet().stream().filter(name -> !annotations.containsKey(name)).forEach(name -> log(name + " has no label file and is left out."));
		List<File> annotated = images.values().stream().filter(file -> annotations.containsKey(ImageFiles.name(file))).toList();
		Outputs outputs = new Outputs(Stream.concat(images.values().stream(), annotations.values().stream()).toList(), overwrite);
		annotated.forEach(file -> outputs.require(output(ImageFiles.name(file)), file.getName()));
		try (StackFiles files = new StackFiles(context())) {
			new Batch(annotated).run(engine(), file -> new PropagateJob(sample(files, ImageFiles.name(file), file, annotations.get(ImageFiles.name(file))), chosen), (file,
				labels) -> {
				outputs.save(part().labels(files.open(file), "propagated", labels), output(ImageFiles.name(file)), file.getName());
				files.close();
			}, monitor);
		}
	}

	private File output(String name) {
		return new File(output_folder, name + Inputs.format(output_format).extension());
	}
}
