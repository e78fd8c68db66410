package io.github.oneslice.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.oneslice.job.InspectJob;
import io.github.oneslice.job.Monitor;

/** Tells what a model is and how it was trained. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Model Info...", weight = 7.3) }, description = "Tells what a model segments, at which resolution it works, and how it was trained.")
public final class ModelInfo extends OneSliceCommand {

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the trained model")
	private File model;

	@Override
	List<String> asked() {
		return List.of("model");
	}

	@Override
	void check(String input) {
		if (input.equals("model")) Inputs.model(model);
	}

	@Override
	void work(Monitor monitor) {
		engine().run(new InspectJob(Inputs.model(model)), monitor).lines().forEach(this::log);
	}
}
