package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.evaluation.ScoreTable;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.ui.ScoreWindow;

/** Compares segmentations with references. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Evaluate...", weight = 5) }, description = "Compares segmentations with references: Dice, Jaccard and surface distances of each class.")
public final class Evaluate extends OneSliceCommand {

	@Parameter(label = "Prediction", required = false, persist = false, style = LABELS, description = "the segmentation, a label stack")
	private ImagePlus prediction;

	@Parameter(label = "Reference", required = false, persist = false, style = LABELS, description = "the label stack to compare with")
	private ImagePlus reference;

	@Parameter(label = "Prediction folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "compare all stacks of a folder instead")
	private File prediction_folder;

	@Parameter(label = "Reference folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the references, with the same file names")
	private File reference_folder;

	@Parameter(label = "Table", required = false, persist = false, style = FileWidget.SAVE_STYLE, description = "CSV file to save the results to")
	private File table;

	@Override
	void work(Monitor monitor) throws IOException {
		if (given(prediction_folder) != given(reference_folder)) throw new UserException(
			"One of prediction and reference is a folder and the other is not. Give two folders, or two stacks.");
		ScoreTable scores = new ScoreTable(given(prediction_folder) ? compareFolders(monitor) : compareStacks());
		if (given(table)) scores.write(table);
		ScoreWindow.show(scores);
	}

	private List<ClassScore> compareStacks() {
		Inputs.required(prediction, "prediction");
		Inputs.required(reference, "reference");
		return compare(prediction.getShortTitle(), prediction, reference);
	}

	private List<ClassScore> compareFolders(Monitor monitor) {
		Map<String, File> predicted = ImageFiles.list(prediction_folder);
		Map<String, File> referred = ImageFiles.list(reference_folder);
		List<String> missing = predicted.keySet().stream().filter(name -> !referred.containsKey(name)).toList();
		missing.forEach(name -> log(name + " has no reference of that name and is left out."));
		if (missing.size() == predicted.size()) throw new UserException("No file in " + prediction_folder + " has the name of one in "
			+ reference_folder + ". Prediction and reference belong together by their file names.");
		StackFiles files = new StackFiles(context());
		List<ClassScore> scores = new ArrayList<>();
		new Batch(predicted.values().stream().filter(file -> referred.containsKey(ImageFiles.name(file))).toList()).run(monitor, (file,
			progress) -> {
			progress.report(Event.progress(Event.Stage.EVALUATION, 0, 1, ""));
			String name = ImageFiles.name(file);
			scores.addAll(compare(name, files.open(file), files.open(referred.get(name))));
		});
		return scores;
	}

	private static List<ClassScore> compare(String name, ImagePlus predicted, ImagePlus referred) {
		return Evaluation.compare(name, Stacks.toLabels(predicted), Stacks.toLabels(referred));
	}
}
