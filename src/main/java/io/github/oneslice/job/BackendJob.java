package io.github.oneslice.job;

/** Tells what the work is done with, and whether it computes right, as lines for a person to read. */
public record BackendJob() implements Job<String> {

	@Override
	public String doneBy(Worker worker) {
		return worker.examine(this);
	}
}
