package io.github.oneslice.command;

import java.util.List;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Compares all segmentations of a folder with the references of another, by their file names. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Evaluate Folder...", weight = 5.1) }, description = "Compares all segmentations of a folder with the references of another, by their file names.")
public final class EvaluateFolder extends Evaluate {

	@Override
	List<String> asked() {
		return List.of("prediction_folder", "reference_folder", "table");
	}

	@Override
	Set<String> leftOut() {
		return Set.of("prediction", "reference");
	}

	@Override
	boolean takesLeftOut() {
		return false;
	}

	@Override
	boolean isOfFolders() {
		return true;
	}
}
