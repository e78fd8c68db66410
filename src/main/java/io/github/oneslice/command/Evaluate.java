package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Comparison;
import io.github.oneslice.evaluation.ScoreTable;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.ui.ScoreWindow;

/** Compares segmentations with references. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Evaluate...", weight = 5) }, description = "Compares segmentations with references: Dice, Jaccard and surface distances of each class.")
public class Evaluate extends OneSliceCommand {

	@Parameter(label = "Prediction", required = false, persist = false, style = LABELS, description = "the segmentation, a label stack")
	private ImagePlus prediction;

	@Parameter(label = "Reference", required = false, persist = false, style = LABELS, description = "the label stack to compare with")
	private ImagePlus reference;

	@Parameter(label = "Prediction folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "compare all stacks of a folder instead")
	private File prediction_folder;

	@Parameter(label = "Reference folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the references, with the same file names")
	private File reference_folder;

	@Parameter(label = "Table (CSV)", required = false, persist = false, style = FileWidget.SAVE_STYLE, description = "CSV file to save the results to")
	private File table;

	@Parameter(label = "Overwrite", required = false, persist = false, description = "replace the table file also where OneSlice did not write it")
	private boolean overwrite;

	@Override
	List<String> asked() {
		return List.of("prediction", "reference", "table");
	}

	@Override
	Set<String> leftOut() {
		return Set.of("prediction_folder", "reference_folder");
	}

	/** Whether all stacks of two folders are compared. */
	boolean isOfFolders() {
		return given(prediction_folder);
	}

	@Override
	void check(String input) {
		switch (input) {
			case "prediction_folder" -> Inputs.folder(prediction_folder, input, "the folder of the segmentations");
			case "reference_folder" -> Inputs.folder(reference_folder, input, "the folder of the references, with the same file names");
			default -> super.check(input);
		}
	}

	@Override
	void work(Monitor monitor) throws IOException {
		if (given(prediction_folder) != given(reference_folder)) throw new UserException(
			"One of prediction and reference is a folder and the other is not. Give two folders, or two stacks.");
		boolean folders = isOfFolders();
		if (folders) {
			check("prediction_folder");
			check("reference_folder");
			if (Outputs.isSame(prediction_folder, reference_folder)) throw new UserException("Prediction and reference are the same folder "
				+ prediction_folder + ". Choose two.");
		}
		Map<String, File> predicted = folders ? images(prediction_folder) : Map.of();
		Map<String, File> referred = folders ? images(reference_folder) : Map.of();
		List<File> read = folders ? Stream.concat(predicted.values().stream(), referred.values().stream()).toList() : origins(prediction,
			reference);
		if (given(table)) new Outputs(read, overwrite).require(table, ScoreTable::isIn, "a table of scores that OneSlice wrote");
		List<ClassScore> scores = new ArrayList<>();
		UserException bad = null;
		try {
			if (folders) compareFolders(predicted, referred, scores, monitor);
			else scores.addAll(compareStacks());
		}
		catch (UserException e) {
			if (scores.isEmpty()) throw e;
			bad = e; // what could be compared is not lost
		}
		ScoreTable all = new ScoreTable(scores);
		if (given(table)) all.write(table);
		ScoreWindow.show(all);
		if (folders) log("The mean is over " + all.count() + " images, its distances over " + all.measured() + ".");
		if (bad != null) throw bad;
	}

	private List<ClassScore> compareStacks() {
		Inputs.required(prediction, "prediction");
		Inputs.required(reference, "reference");
		if (same(prediction, reference)) throw new UserException("Prediction and reference are the same image \"" + prediction.getTitle()
			+ "\". Choose two.");
		return told(Comparison.of(ImageFiles.name(prediction.getTitle()), Stacks.toLabels(prediction), Stacks.toLabels(reference)));
	}

	/** @throws UserException at the end, if a file is bad; the scores of the others are added then */
	private void compareFolders(Map<String, File> predicted, Map<String, File> referred, List<ClassScore> scores, Monitor monitor) {
		List<String> spare = predicted.keySet().stream().filter(name -> !referred.containsKey(name)).toList();
		spare.forEach(name -> log(name + " has no reference of that name and is left out."));
		if (spare.size() == predicted.size()) throw new UserException("No file in " + prediction_folder + " has the name of one in "
			+ reference_folder + ". Prediction and reference belong together by their file names.");
		try (StackFiles files = new StackFiles(context())) {
			new Batch(List.copyOf(referred.values())).run(monitor, (file, progress) -> {
				progress.report(Event.progress(Event.Stage.EVALUATION, 0, 1, ""));
				String name = ImageFiles.name(file);
				LabelVolume reference = Stacks.toLabels(files.open(file));
				scores.addAll(told(predicted.containsKey(name) ? Comparison.of(name, Stacks.toLabels(files.open(predicted.get(name))), reference)
					: Comparison.missed(name, reference)));
			});
		}
	}

	private List<ClassScore> told(Comparison comparison) {
		comparison.notes().forEach(this::log);
		return comparison.scores();
	}
}
