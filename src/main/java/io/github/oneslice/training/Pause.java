package io.github.oneslice.training;

import java.util.concurrent.CancellationException;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;

/** Holds a training. */
final class Pause {

	private static final long POLL_MILLIS = 100;

	private Pause() {}

	/**
	 * Blocks as long as the monitor wishes a pause.
	 *
	 * @throws CancellationException if the work is to stop
	 */
	static void whileWished(Monitor monitor) {
		monitor.report(Event.progress(Event.Stage.PAUSED, 0, 0, ""));
		try {
			for (; monitor.wish() == Wish.PAUSE; Thread.sleep(POLL_MILLIS))
				monitor.checkCancelled();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
	}
}
