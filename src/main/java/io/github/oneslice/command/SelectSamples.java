package io.github.oneslice.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.engine.Engine;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SelectJob;
import io.github.oneslice.engine.WorkerEngine;
import io.github.oneslice.error.UserException;

/** Shows what self-paced sample selection trusts, and when. */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Select Samples (SPSS)...", weight = 4) }, description = "Shows the uncertainty of a model, and the voxels that self-paced sample selection trusts at a given progress of training.")
public final class SelectSamples extends OneSliceCommand {

	@Parameter(label = "Image", required = false, persist = false, description = "the stack to look at")
	private ImagePlus image;

	@Parameter(label = "Channel", required = false, persist = false, min = "1", description = "channel of a hyperstack, from 1")
	private int channel = 1;

	@Parameter(label = "Frame", required = false, persist = false, min = "1", description = "frame of a hyperstack, from 1")
	private int frame = 1;

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the trained model")
	private File model;

	@Parameter(label = "Progress", required = false, persist = false, description = "how far training has come, which decides how many voxels are selected; 0 to 1")
	private double progress = 1;

	@Parameter(label = "Rate", required = false, persist = false, description = "the part of the voxels to select, 0 to 1; -1: by progress")
	private double rate = -1;

	@Parameter(label = "Seed", required = false, persist = false, description = "of the noise of the teacher passes")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus uncertainty;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus selected;

	@Override
	void work(Monitor monitor) {
		if (progress < 0 || progress > 1) throw new UserException("Progress must lie between 0 and 1, but is " + progress + ".");
		if (rate > 1) throw new UserException("The rate must lie between 0 and 1 (or be -1), but is " + rate + ".");
		Inputs.required(image, "image");
		boolean byRate = rate >= 0;
		Inputs.Part part = new Inputs.Part(channel, frame);
		SelectJob job = new SelectJob(part.of(image), Inputs.model(model), byRate ? Double.NaN : progress, byRate
			? rate : Double.NaN, seed);
		try (Engine engine = new WorkerEngine()) {
			SelectJob.Result result = engine.run(job, monitor);
			uncertainty = Results.map(image, part, "uncertainty", result.uncertainty());
			selected = Results.labels(image, part, "selected", result.selected());
			log(String.format("Selected %.2f %% of the voxels.", 100 * result.rate()));
		}
		show(uncertainty);
		show(selected);
	}
}
