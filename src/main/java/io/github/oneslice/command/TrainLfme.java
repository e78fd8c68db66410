package io.github.oneslice.command;

import java.util.Set;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.lfme.Lfme;
import io.github.oneslice.lfme.LfmeSettings;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Trains a segmentation network on stacks of several scanners, for scanners nobody trained on (LFME). */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train (LFME)...", weight = 2.7) }, description = "Trains a segmentation network on stacks of several scanners or hospitals, guided by one expert for each, to work on those nobody trained on (LFME).")
public final class TrainLfme extends TrainCommand {

	@Parameter(label = "Guidance", required = false, persist = false, min = "-1", description = "weight of the experts' guidance; 0: none, -1: as the preset says")
	private double guidance = -1;

	@Override
	List<String> asked() {
		return List.of("image_folder", "label_folder", "domains", "model", "guidance", "preset", "minutes");
	}

	@Override
	Set<String> leftOut() {
		return STACKS;
	}

	@Override
	TrainingSettings ofMethod(Preset chosen, Dimensions seen) {
		TrainingSettings published = new Lfme().settings(chosen, seen);
		return Inputs.isGiven(guidance) ? published.with(((LfmeSettings) published.method()).with(guidance)) : published;
	}
}
