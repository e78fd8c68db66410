package io.github.oneslice.command;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Trains a segmentation network from a few annotated slices, by self-paced sample selection (SPSS). */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train (SPSS)...", weight = 2) }, description = "Trains a segmentation network from one or a few annotated slices, by self-paced sample selection (SPSS).")
public final class TrainSpss extends TrainCommand {

	@Parameter(label = "Preset", required = false, persist = false, choices = { "Laptop", "SPSS + AdaMix", "Workstation", "Paper" }, description = "how much effort to spend; SPSS + AdaMix: as Laptop, with the perturbation of AdaMix")
	private String preset = "Laptop";

	@Parameter(label = "Sample selection", required = false, persist = false, description = "learn from unlabelled voxels only where the self-paced rule trusts them; off for comparison")
	private boolean sample_selection = true;

	@Parameter(label = "Contrastive", required = false, persist = false, description = "use bidirectional feature contrast; off for comparison")
	private boolean contrastive = true;

	@Parameter(label = "Perturbation", required = false, persist = false, choices = { "auto", "AdaMix", "CutMix", "None" }, description = "how the two views of an unlabelled sample are mixed; auto: as the preset says, mostly CutMix")
	private String perturbation = "auto";

	@Override
	TrainingSettings ofMethod(Dimensions seen) {
		TrainingSettings settings = Preset.of(preset).settings("SPSS", seen).with("sample_selection", Boolean.toString(sample_selection))
			.with("contrastive", Boolean.toString(contrastive));
		return perturbation.equals("auto") ? settings : settings.with("perturbation", perturbation);
	}
}
