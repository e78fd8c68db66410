package io.github.oneslice.command;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Trains a segmentation network from labelled and unlabelled stacks, by adaptive mixing of patches (AdaMix). */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train (AdaMix)...", weight = 2.5) }, description = "Trains a segmentation network from some labelled and many unlabelled stacks, by swapping patches between them (AdaMix).")
public final class TrainAdaMix extends TrainCommand {

	@Parameter(label = "Preset", required = false, persist = false, choices = { "Laptop", "Workstation", "Paper" }, description = "how much effort to spend")
	private String preset = "Laptop";

	@Parameter(label = "Framework", required = false, persist = false, choices = { "ST", "MT", "CT" }, description = "who gives the pseudo-labels: the student itself (self-training), its mean teacher, or a second student (co-training)")
	private String framework = "MT";

	@Parameter(label = "Perturbation", required = false, persist = false, choices = { "AdaMix", "CutMix", "None" }, description = "how samples are mixed; the others for comparison")
	private String perturbation = "AdaMix";

	@Parameter(label = "Ensemble", required = false, persist = false, description = "keep both students of co-training instead of the better one")
	private boolean ensemble;

	@Override
	TrainingSettings ofMethod(Dimensions seen) {
		return Preset.of(preset).settings(framework, seen).with("perturbation", perturbation).with("ensemble", Boolean.toString(ensemble));
	}
}
