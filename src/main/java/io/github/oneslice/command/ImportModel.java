package io.github.oneslice.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.ImportJob;
import io.github.oneslice.job.Monitor;

/** Unpacks a model that someone shared. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Import Model...", weight = 7.2) }, description = "Unpacks a model that Export Model... packed. Reading it runs nothing of what is in the package.")
public final class ImportModel extends OneSliceCommand {

	@Parameter(label = "File", required = false, persist = false, style = FileWidget.OPEN_STYLE, description = "zip file of the package")
	private File file;

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder to write the model to; must not hold one")
	private File model;

	@Override
	List<String> asked() {
		return List.of("file", "model");
	}

	@Override
	void check(String input) {
		if (input.equals("file") && !Inputs.required(file, "file", "the zip file of the package").isFile()) throw new UserException("There is no file "
			+ file + ". Give the zip file of the package.");
		if (input.equals("model")) Inputs.required(model, "model", "the folder to write the model to");
	}

	@Override
	void work(Monitor monitor) {
		File source = Inputs.required(file, "file", "the zip file of the package").getAbsoluteFile();
		File folder = Inputs.required(model, "model", "the folder to write the model to").getAbsoluteFile();
		log("Model in " + engine().run(new ImportJob(source, folder), monitor) + ".");
	}
}
