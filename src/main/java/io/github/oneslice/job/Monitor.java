package io.github.oneslice.job;

import java.util.concurrent.CancellationException;

/** Listens to work in progress, and says when it is to stop. Called from the thread that works. */
public interface Monitor {

	/** Told what happens. Must return soon. */
	void report(Event event);

	/** Whether the work is to stop. Asked at least once a second. */
	boolean isCancelled();

	/** What is wished of work that can pause or end early. Asked between its steps, by {@link TrainJob} alone. */
	default Wish wish() {
		return Wish.GO_ON;
	}

	/** @throws CancellationException if the work is to stop */
	default void checkCancelled() {
		if (isCancelled()) throw new CancellationException("Cancelled.");
	}

	/** Hears nothing and never cancels. */
	Monitor SILENT = new Monitor() {

		@Override
		public void report(Event event) {}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};
}
