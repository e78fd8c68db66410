package io.github.oneslice.engine;

import java.io.Serializable;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;

/** Does jobs, one after the other. */
public interface Engine extends AutoCloseable {

	/**
	 * Does a job. Blocks until it is done.
	 *
	 * @return the answer
	 * @throws java.util.concurrent.CancellationException if the monitor asked to stop
	 * @throws UserException if the work failed; its message says what is wrong and what to do
	 */
	<R extends Serializable> R run(Job<R> job, Monitor monitor);

	/** Ends the engine and frees what it holds. */
	@Override
	void close();
}
