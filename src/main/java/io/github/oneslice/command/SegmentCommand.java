package io.github.oneslice.command;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.ResultFormat;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentAnnotatedJob;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.results.SegmentationFiles;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.LargestComponent;

/** What the commands that segment have in common: with which model, and what they give besides the labels. */
abstract class SegmentCommand extends LabelledCommand {

	@Parameter(label = "Model folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the trained model")
	private File model;

	@Parameter(label = "Output folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the results to")
	private File output_folder;

	@Parameter(label = "File format of results", required = false, persist = false, choices = { "TIFF", "OME-TIFF", "NIfTI" }, description = "of the files in the output folder. OME-TIFF and NIfTI are written by Fiji's plugins; NIfTI keeps orientation and place in space of images that were NIfTI")
	private String output_format = "TIFF";

	@Parameter(label = "Probability maps (0 to 1)", required = false, persist = false, description = "also give the probability of each class")
	private boolean probability;

	@Parameter(label = "Uncertainty map (nats)", required = false, persist = false, description = "also give the uncertainty: the entropy of the prediction")
	private boolean uncertainty;

	@Parameter(label = "Largest component", required = false, persist = false, choices = { "auto", "true", "false" }, description = "keep only the largest connected component of each class; auto: of those that were one part wherever training saw them, and the two largest of those that were two, cut off from what hangs on by a thin bridge")
	private String largest_component = "auto";

	@Parameter(label = "Average mirrored stacks", required = false, persist = false, description = "average over the mirrored stack: slower, and better only where a mirror image could be a scan too")
	private boolean mirrored;

	@Parameter(label = "Skip what is done", required = false, persist = false, description = "leave out images whose results in the output folder are newer than image, labels and model")
	private boolean resume;

	@Parameter(label = "Overwrite", required = false, persist = false, description = "replace files in the output folder also where OneSlice did not write them")
	private boolean overwrite;

	@Override
	List<String> choices(String input) {
		return input.equals("output_format") ? Inputs.formats() : super.choices(input);
	}

	@Override
	void check(String input) {
		switch (input) {
			case "model" -> Inputs.model(model);
			case "output_format" -> format();
			case "label_folder" -> {
				if (hasLabelFolder()) super.check(input);
			}
			default -> super.check(input);
		}
	}

	/** What was chosen, as {@code key=value}, for another process that does the same. */
	List<String> chosen() {
		return new ArrayList<>(List.of("model=" + model(), "output_folder=" + output_folder.getAbsolutePath(), "largest_component=" + largest_component, "channel=" + part().channel(),
			"frame=" + part().frame(), "probability=" + probability, "uncertainty=" + uncertainty, "mirrored=" + mirrored, "resume=" + resume, "overwrite=" + overwrite));
	}

	/** The folder of the model. */
	final File model() {
		return Inputs.model(model);
	}

	/** The folder for the results; null if none was given. */
	final File outputFolder() {
		return given(output_folder) ? output_folder : null;
	}

	final boolean overwrites() {
		return overwrite;
	}

	/**
	 * Segments files, on past those that are bad.
	 *
	 * @param images by the name of their results, which may hold folders
	 * @param search for their label stacks
	 * @param table takes down what became of each
	 */
	final void segmentFiles(Map<String, File> images, FolderSearch search, FolderTable table, Monitor monitor) {
		Map<String, File> annotations = hasLabelFolder() ? matchingLabelFiles(images, search) : Map.of();
		Outputs outputs = new Outputs(Stream.concat(images.values().stream(), annotations.values().stream()).toList(), overwrite);
		table.plan(outputs);
		Map<File, String> names = new LinkedHashMap<>();
		try (StackFiles files = new StackFiles(context())) {
			images.forEach((name, file) -> {
				if (!resume || !isDone(name, file, annotations.get(name))) names.put(file, name);
				else table.wasDone(name, () -> Stacks.toLabels(files.open(output(name, ""))));
			});
			names.forEach((file, name) -> plan(outputs, name, file.getName()));
			Batch batch = new Batch(List.copyOf(names.keySet()), (file, why) -> table.failed(names.get(file), why));
			batch.run(engine(), file -> {
				String name = names.get(file);
				return job(sample(files, name, file, annotations.get(name)));
			}, (file, result) -> {
				save(results(files.open(file), result), outputs, names.get(file), file.getName());
				table.done(names.get(file), result.labels());
				files.close();
			}, monitor);
		}
	}

	final void plan(Outputs outputs, String name, String source) {
		files().plan(outputs, output_folder, name, source);
	}

	final Job<SegmentJob.Result> job(Sample sample) {
		SegmentJob job = new SegmentJob(sample.image(), model(), probability, uncertainty, Choice.of(LargestComponent.class, "largest_component",
			largest_component), mirrored);
		return sample.isLabelled() ? new SegmentAnnotatedJob(job, sample) : job;
	}

	/** The images to give, the label stack last; see {@link SegmentationFiles#images}. */
	final Map<String, ImagePlus> results(ImagePlus stack, SegmentJob.Result result) {
		return SegmentationFiles.images(part(), stack, result);
	}

	final void save(Map<String, ImagePlus> results, Outputs outputs, String name, String source) {
		results.forEach((kind, result) -> outputs.save(result, output(name, kind), source));
	}

	private File output(String name, String kind) {
		return new File(output_folder, files().fileName(name, kind));
	}

	private SegmentationFiles files() {
		return new SegmentationFiles(format(), probability, uncertainty);
	}

	private ResultFormat format() {
		return Inputs.format(output_format);
	}

	private boolean isDone(String name, File file, File annotation) {
		long written = output(name, "").lastModified();
		boolean done = written > file.lastModified() && written > model.lastModified() && (annotation == null || written > annotation.lastModified());
		if (done) log(file.getName() + " is done already and left out.");
		return done;
	}
}
