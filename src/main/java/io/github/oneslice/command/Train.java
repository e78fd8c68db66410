package io.github.oneslice.command;

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
	label = "Train...", weight = 1.5) }, description = "Trains a segmentation network by the method that is chosen, as it was published.")
public final class Train extends TrainCommand {

	@Parameter(label = "Method", required = false, persist = false, description = "SPSS, AdaMix, LFME, or supervised for comparison")
	private String method = "SPSS";

	@Override
	TrainingSettings ofMethod(Preset chosen, Dimensions seen) {
		return Methods.named(method).settings(chosen, seen);
	}
}
