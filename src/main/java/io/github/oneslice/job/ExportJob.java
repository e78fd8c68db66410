package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;
import java.util.List;

/**
 * Packs a model as a bioimage.io package, one zip file.
 *
 * @param model folder of the model package
 * @param file the zip file to write
 * @param name what people call the model
 * @param description what it does, in a sentence
 * @param authors their names
 * @param license by its SPDX identifier, such as CC-BY-4.0
 */
public record ExportJob(File model, File file, String name, String description, List<String> authors, String license)
	implements Job<ExportJob.Result>
{

	public ExportJob {
		authors = List.copyOf(authors);
	}

	@Override
	public Result doneBy(Worker worker) {
		return worker.export(this);
	}

	/** @param bytes size of the zip file */
	public record Result(long bytes) implements Serializable {}
}
