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
import ij.WindowManager;
import io.github.oneslice.engine.Event;
import io.github.oneslice.engine.Monitor;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.evaluation.ScoreTable;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.ui.ScoreWindow;

/** Compares segmentations with references. */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Evaluate...", weight = 5) }, description = "Compares segmentations with references: Dice, Jaccard and surface distances of each class.")
public final class Evaluate extends OneSliceCommand {

	@Parameter(label = "Prediction", required = false, persist = false, initializer = "offerOpenStacks", description = "title of an open label stack; in a macro also a file or a folder")
	private String prediction = "";

	@Parameter(label = "Reference", required = false, persist = false, description = "title of the label stack to compare with; in a macro also a file or a folder")
	private String reference = "";

	@Parameter(label = "Prediction folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "compare all stacks of a folder instead")
	private File prediction_folder;

	@Parameter(label = "Reference folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the references, with the same file names")
	private File reference_folder;

	@Parameter(label = "Table", required = false, persist = false, style = FileWidget.SAVE_STYLE, description = "CSV file to save the results to")
	private File table;

	@Override
	void work(Monitor monitor) throws IOException {
		File predictions = folder(prediction_folder, prediction);
		File references = folder(reference_folder, reference);
		if ((predictions == null) != (references == null)) throw new IllegalArgumentException(
			"One of prediction and reference is a folder and the other is not. Give two folders, or two stacks.");
		ScoreTable scores = new ScoreTable(predictions == null ? compareStacks() : compareFolders(predictions, references, monitor));
		if (given(table)) scores.write(table.toPath());
		ScoreWindow.show(scores);
	}

	/** Called by SciJava before it asks. */
	@SuppressWarnings("unused")
	private void offerOpenStacks() {
		List<String> titles = List.of(WindowManager.getImageTitles());
		for (String key : List.of("prediction", "reference"))
			getInfo().getMutableInput(key, String.class).setChoices(titles);
	}

	private List<ClassScore> compareStacks() throws IOException {
		ImagePlus predicted = stack(prediction, "prediction");
		ImagePlus referred = stack(reference, "reference");
		return compare(predicted.getShortTitle(), predicted, referred);
	}

	private List<ClassScore> compareFolders(File predictions, File references, Monitor monitor) {
		Map<String, File> predicted = StackFiles.list(predictions);
		Map<String, File> referred = StackFiles.list(references);
		List<String> missing = predicted.keySet().stream().filter(name -> !referred.containsKey(name)).toList();
		missing.forEach(name -> log(name + " has no reference of that name and is left out."));
		if (missing.size() == predicted.size()) throw new IllegalArgumentException("No file in " + predictions + " has the name of one in "
			+ references + ". Prediction and reference belong together by their file names.");
		StackFiles files = new StackFiles(context());
		List<ClassScore> scores = new ArrayList<>();
		Batch.run(predicted.values().stream().filter(file -> referred.containsKey(StackFiles.name(file))).toList(), monitor, (file,
			progress) -> {
			progress.report(Event.progress("Evaluation", 0, 1, ""));
			String name = StackFiles.name(file);
			scores.addAll(compare(name, files.open(file), files.open(referred.get(name))));
		});
		return scores;
	}

	private static List<ClassScore> compare(String name, ImagePlus predicted, ImagePlus referred) {
		return Evaluation.compare(name, Stacks.toLabels(predicted), Stacks.toLabels(referred));
	}

	/** An open stack, or else a file. */
	private ImagePlus stack(String titleOrPath, String key) throws IOException {
		if (titleOrPath.isBlank()) throw new IllegalArgumentException("There is no " + key + ". Choose an open label stack, or a folder.");
		ImagePlus open = WindowManager.getImage(titleOrPath);
		if (open != null) return open;
		File file = new File(titleOrPath);
		if (!file.isFile()) throw new IllegalArgumentException("The " + key + " \"" + titleOrPath + "\" is neither an open stack nor a file or folder.");
		return new StackFiles(context()).open(file);
	}

	private static File folder(File folder, String titleOrPath) {
		if (given(folder)) return folder;
		boolean open = titleOrPath.isBlank() || WindowManager.getImage(titleOrPath) != null;
		return !open && new File(titleOrPath).isDirectory() ? new File(titleOrPath) : null;
	}
}
