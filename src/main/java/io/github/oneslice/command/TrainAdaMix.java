package io.github.oneslice.command;

import java.util.Set;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.adamix.AdaMixFrameworks;
import io.github.oneslice.adamix.AdaMixSettings;
import io.github.oneslice.adamix.Framework;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Trains a segmentation network from labelled and unlabelled stacks, by adaptive mixing of patches (AdaMix). */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train (AdaMix)...", weight = 2.5) }, description = "Trains a segmentation network from some labelled and many unlabelled stacks, by swapping patches between them (AdaMix).")
public final class TrainAdaMix extends TrainCommand {

	@Parameter(label = "Framework", required = false, persist = false, choices = { "ST", "MT", "CT" }, description = "who gives the pseudo-labels: the student itself (self-training), its mean teacher, or a second student (co-training)")
	private String framework = "MT";

	@Parameter(label = "Ensemble", required = false, persist = false, description = "keep both students of co-training instead of the better one")
	private boolean ensemble;

	@Override
	List<String> asked() {
		return List.of("image_folder", "label_folder", "model", "framework", "preset", "minutes");
	}

	@Override
	Set<String> leftOut() {
		return STACKS;
	}

	@Override
	TrainingSettings ofMethod(Preset chosen, Dimensions seen) {
		TrainingSettings published = new AdaMixFrameworks().settings(chosen, seen);
		return published.with(((AdaMixSettings) published.method()).with(Choice.of(Framework.class, "framework", framework), ensemble));
	}
}
