package io.github.oneslice.command;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.job.ExportJob;
import io.github.oneslice.job.Monitor;

/** Packs a model to share it. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Export Model...", weight = 7.1) }, description = "Packs a model as a bioimage.io package, one zip file, to share it. Nothing of the images it was trained on is in it.")
public final class ExportModel extends OneSliceCommand {

	@Parameter(label = "Model", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of the trained model")
	private File model;

	@Parameter(label = "File", required = false, persist = false, style = FileWidget.SAVE_STYLE, description = "zip file to write")
	private File file;

	@Parameter(label = "Name", required = false, persist = false, description = "what people call the model, such as \"Left atrium in LGE-MRI\"")
	private String name = "";

	@Parameter(label = "Description", required = false, persist = false, description = "what it segments, in a sentence")
	private String description = "";

	@Parameter(label = "Authors", required = false, persist = false, description = "their names, with semicolons between them")
	private String authors = "";

	@Parameter(label = "License", required = false, persist = false, description = "by its SPDX identifier, such as CC-BY-4.0, CC0-1.0, MIT or BSD-2-Clause")
	private String license = "CC-BY-4.0";

	@Parameter(label = "Overwrite", required = false, persist = false, description = "replace a file that is there")
	private boolean overwrite;

	@Override
	List<String> asked() {
		return List.of("model", "file", "name", "description", "authors", "license");
	}

	@Override
	void check(String input) {
		switch (input) {
			case "model" -> Inputs.model(model);
			case "file" -> Inputs.required(file, "file", "the zip file to write");
			case "name" -> requireName();
			case "authors" -> people();
			default -> super.check(input);
		}
	}

	@Override
	void work(Monitor monitor) {
		File folder = Inputs.model(model);
		File target = Inputs.required(file, "file", "the zip file to write").getAbsoluteFile();
		requireName();
		List<String> people = people();
		if (target.isFile() && !overwrite) throw new UserException("There is a file " + target + " already. Choose another name, or give overwrite to replace it.");
		File[] read = folder.listFiles();
		new Outputs(read == null ? List.of() : List.of(read), true).require(target, existing -> true, "a package");
		ExportJob.Result result = engine().run(new ExportJob(folder, target, name.trim(), description.isBlank() ? "Segments " + name.trim() + "." : description.trim(),
			people, license.trim()), monitor);
		log(String.format("Written: %s, %.1f MB.", target, result.bytes() / 1e6));
	}

	private void requireName() {
		if (name.isBlank()) throw new UserException("The field \"name\" is empty. Give the model a name, such as \"Left atrium in LGE-MRI\".");
	}

	private List<String> people() {
		List<String> people = Arrays.stream(authors.split(";")).map(String::trim).filter(person -> !person.isEmpty()).toList();
		if (people.isEmpty()) throw new UserException("The field \"authors\" is empty. Name at least one, with semicolons between several.");
		return people;
	}
}
