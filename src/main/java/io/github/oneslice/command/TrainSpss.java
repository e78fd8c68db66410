package io.github.oneslice.command;

import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.spss.Spss;
import io.github.oneslice.spss.SpssSettings;

/** Trains a segmentation network from a few annotated slices, by self-paced sample selection (SPSS). */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Train (SPSS)...", weight = 2) }, description = "Trains a segmentation network from one or a few annotated slices, by self-paced sample selection (SPSS).")
public final class TrainSpss extends TrainCommand {

	@Parameter(label = "Sample selection", required = false, persist = false, description = "learn from unlabelled voxels only where the self-paced rule trusts them; off for comparison")
	private boolean sample_selection = true;

	@Parameter(label = "Contrastive", required = false, persist = false, description = "use bidirectional feature contrast; off for comparison")
	private boolean contrastive = true;

	@Override
	List<String> asked() {
		return List.of("image", "labels", "annotated_slices", "model", "preset", "minutes");
	}

	@Override
	TrainingSettings ofMethod(Preset chosen, Dimensions seen) {
		TrainingSettings published = new Spss().settings(chosen, seen);
		return published.with(((SpssSettings) published.method()).with(sample_selection, contrastive));
	}
}
