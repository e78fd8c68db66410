package io.github.oneslice.job;

import java.io.File;

/**
 * Unpacks a model from a package that {@link ExportJob} wrote.
 *
 * @param file the zip file
 * @param model the folder to write the model to; must not hold one
 */
public record ImportJob(File file, File model) implements Job<File> {

	@Override
	public File doneBy(Worker worker) {
		return worker.unpack(this);
	}
}
