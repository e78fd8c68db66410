package io.github.oneslice.job;

import java.io.File;

/**
 * Tells what a model is and how it was trained, as lines for a person to read.
 *
 * @param model folder of the model package
 */
public record InspectJob(File model) implements Job<String> {

	@Override
	public String doneBy(Worker worker) {
		return worker.inspect(this);
	}
}
