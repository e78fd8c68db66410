package io.github.oneslice.command;

import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Carries the labels of the annotated slices through each stack of a folder by slice-to-slice registration. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Propagate Folder...", weight = 1.1) }, description = "Carries the labels of the annotated slices through each stack of a folder by slice-to-slice registration.")
public final class PropagateFolder extends Propagate {

	@Override
	List<String> asked() {
		return List.of("image_folder", "label_folder", "output_folder", "annotated_slices", "preset");
	}

	@Override
	boolean isOfFolders() {
		return true;
	}
}
