package io.github.oneslice.command;

import java.io.File;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.job.Monitor;

/** Segments all stacks of a folder with a trained model, and makes a table of them. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Segment Folder...", weight = 3.1) }, description = "Segments all images of a folder with a trained model. A bad file does not stop the rest; a table says what became of each.")
public class SegmentFolder extends SegmentCommand {

	private static final String TABLE = "segmentation.csv";

	@Parameter(label = "Sub-folders", required = false, persist = false, description = "also the images in the folders inside it; the results lie in folders of the same names")
	private boolean subfolders;

	@Parameter(label = "File names", required = false, persist = false, description = "which files to take, with * for any letters and ? for one, such as \"*_T1.nii\"; empty: all images")
	private String pattern = "";

	@Parameter(label = "Table", required = false, persist = false, style = FileWidget.SAVE_STYLE, description = "CSV file with seconds, voxels and volume of each label, and errors; empty: segmentation.csv in the output folder")
	private File table;

	@Override
	List<String> asked() {
		return List.of("image_folder", "model", "output_folder", "pattern", "subfolders", "resume");
	}

	@Override
	boolean isOfFolders() {
		return true;
	}

	/** Labels come from a folder. */
	@Override
	final ImagePlus labels() {
		return null;
	}

	@Override
	void check(String input) {
		switch (input) {
			case "output_folder" -> requireApart(output(), "output_folder");
			case "pattern" -> FolderSearch.matcher(pattern);
			default -> super.check(input);
		}
	}

	@Override
	void work(Monitor monitor) {
		checkAll();
		Map<String, File> images = imageFiles(new FolderSearch(subfolders, pattern, output(), this::log));
		segmentFiles(images, new FolderSearch(subfolders, "", output(), this::log), new FolderTable(given(table) ? table : new File(output(), TABLE)), monitor);
	}

	@Override
	List<String> chosen() {
		List<String> chosen = super.chosen();
		chosen.addAll(List.of("image_folder=" + imageFolder().getAbsolutePath(), "subfolders=" + subfolders, "pattern=" + pattern));
		if (given(table)) chosen.add("table=" + table.getAbsolutePath());
		return chosen;
	}

	/** Refuses what is missing, or cannot be meant. */
	final void checkAll() {
		model();
		for (String input : List.of("image_folder", "label_folder", "output_folder", "output_format", "pattern"))
			check(input);
	}

	private File output() {
		return Inputs.required(outputFolder(), "output_folder", "the folder to write the results to");
	}
}
