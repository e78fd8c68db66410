package io.github.oneslice.engine;

import java.io.Serializable;
import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;
import io.github.oneslice.settings.BackendSettings;

/**
 * Does jobs. An engine is a SciJava plugin, so that another can come in a jar of its own; commands get the one of highest
 * priority from the {@link EngineService}.
 */
public interface Engine extends SciJavaPlugin, AutoCloseable {

	/**
	 * Does a job. Blocks until it is done.
	 *
	 * @return the answer
	 * @throws java.util.concurrent.CancellationException if the monitor asked to stop
	 * @throws UserException if the work failed; its message says what is wrong and what to do
	 */
	<R extends Serializable> R run(Job<R> job, Monitor monitor);

	/**
	 * Does many jobs of one kind. A job that fails does not stop the others; a cancel stops all. Blocks until all are done.
	 *
	 * @param outcomes told how each job ended, in whatever order they end
	 * @throws java.util.concurrent.CancellationException if the monitor asked to stop
	 */
	default <R extends Serializable> void runAll(List<? extends Job<R>> jobs, Monitor monitor, Outcomes<R> outcomes) {
		for (int i = 0; i < jobs.size(); i++) {
			monitor.checkCancelled();
			try {
				outcomes.done(i, run(jobs.get(i), new OneOfMany(monitor, outcomes.name(i) + " (" + (i + 1) + " of " + jobs.size() + ")")));
			}
			catch (UserException e) {
				outcomes.failed(i, e);
			}
		}
	}

	/**
	 * Says what the work is to be done with, from the next job on.
	 *
	 * @throws UserException perhaps only with the next job, if that cannot be
	 */
	default void use(BackendSettings settings) {}

	/** Says that a job may come soon. Returns at once; what can be begun is begun meanwhile. */
	default void prepare() {}

	/** Ends the engine and frees what it holds. */
	@Override
	void close();

	/** What becomes of many jobs. */
	interface Outcomes<R> {

		/** What a person calls a job. */
		String name(int index);

		/**
		 * A job is done.
		 *
		 * @throws UserException if nothing can be made of the answer; the job counts as failed then
		 */
		void done(int index, R answer);

		/** A job failed, and why. */
		void failed(int index, UserException why);
	}

	/** Puts the name of a job before what is told of it. */
	record OneOfMany(Monitor monitor, String name) implements Monitor {

		@Override
		public void report(Event event) {
			monitor.report(event.titled(name + ": " + event.title()));
		}

		@Override
		public boolean isCancelled() {
			return monitor.isCancelled();
		}

		@Override
		public Wish wish() {
			return monitor.wish();
		}
	}
}
