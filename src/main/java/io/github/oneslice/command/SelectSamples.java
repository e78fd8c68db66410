package io.github.oneslice.command;

import java.util.List;
import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SelectJob;

/** Shows what self-paced sample selection trusts, and when. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Select Samples (SPSS)...", weight = 4) }, description = "Shows the uncertainty of a model, and the voxels that self-paced sample selection trusts at a given progress of training.")
public final class SelectSamples extends ImageCommand {

	@Parameter(label = "Model folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the trained model")
	private File model;

	@Parameter(label = "Progress of training (0 to 1)", required = false, persist = false, min = "0", max = "1", description = "how far training has come, which decides how many voxels are selected")
	private double progress = 1;

	@Parameter(label = "Part of voxels (0 to 1)", required = false, persist = false, min = "-1", max = "1", description = "the part of the voxels to select, 0 to 1; -1: by progress")
	private double rate = -1;

	@Parameter(label = "Seed", required = false, persist = false, description = "of the noise of the teacher passes")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus uncertainty;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus selected;

	@Override
	List<String> asked() {
		return List.of("image", "model", "progress", "rate");
	}

	@Override
	void check(String input) {
		if (input.equals("model")) Inputs.model(model);
		else super.check(input);
	}

	@Override
	void work(Monitor monitor) {
		ImagePlus image = openImage();
		boolean byRate = Inputs.isGiven(rate);
		Inputs.requireFraction(progress, "progress");
		if (byRate) Inputs.requireFraction(rate, "rate");
		SelectJob job = new SelectJob(part().source(image), Inputs.model(model), byRate ? Double.NaN : progress, byRate ? rate : Double.NaN,
			seed);
		SelectJob.Result result = engine().run(job, monitor);
		uncertainty = part().map(image, "uncertainty", result.uncertainty());
		selected = part().labels(image, "selected", result.selected());
		log(String.format("Selected %.2f %% of the voxels.", 100 * result.rate()));
		show(uncertainty);
		show(selected);
	}
}
