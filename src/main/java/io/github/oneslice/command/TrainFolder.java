package io.github.oneslice.command;

import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Trains a segmentation network on all stacks of a folder, some or all of them with labels. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train on Folder...", weight = 1.6) }, description = "Trains a segmentation network on all stacks of a folder, some or all of them with labels.")
public final class TrainFolder extends Train {

	@Override
	List<String> asked() {
		return List.of("image_folder", "label_folder", "model", "method", "preset", "minutes");
	}

	@Override
	boolean isOfFolders() {
		return true;
	}
}
