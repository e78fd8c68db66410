package io.github.oneslice.command;

import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Methods;

/** Trains a segmentation network by any of the methods there are. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train...", weight = 1.5) }, description = "Trains a network on the open stack: from a label stack, or from what is outlined on it.")
public class Train extends TrainCommand {

	@Parameter(label = "Method", required = false, persist = false, description = "how to learn, as it was published: SPSS from a few slices, AdaMix and LFME from many stacks, supervised from labels alone")
	private String method = "SPSS";

	@Override
	List<String> asked() {
		return List.of("image", "labels", "annotated_slices", "model", "method", "preset", "minutes");
	}

	@Override
	List<String> choices(String input) {
		return input.equals("method") ? Methods.names() : super.choices(input);
	}

	@Override
	TrainingSettings ofMethod(Preset chosen, Dimensions seen) {
		return Methods.named(method).settings(chosen, seen);
	}
}
