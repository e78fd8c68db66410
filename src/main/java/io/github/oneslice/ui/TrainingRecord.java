package io.github.oneslice.ui;

import java.awt.GraphicsEnvironment;
import java.io.File;

import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;

/**
 * Watches a training: shows it in a window where there is a screen, and leaves its curve as a picture and as a table in the folder of
 * the model, also when the training is cancelled or fails. A person pauses it or ends it early in the window, or else by {@link WishFiles}.
 */
public final class TrainingRecord implements Monitor, AutoCloseable {

	/** Name of the picture in the folder of the model. */
	public static final String FILE_NAME = "training-curve.png";

	/** Name of the table of the same numbers. */
	public static final String TABLE_NAME = "training-curve.csv";

	private final Monitor monitor;
	private final File folder;
	private final TrainingHistory history = new TrainingHistory();
	private final TrainingMonitor window;
	private final WishFiles files;
	private boolean empty = true;
	private boolean done;

	private TrainingRecord(Monitor monitor, File folder) {
		this.monitor = monitor;
		this.folder = folder;
		window = GraphicsEnvironment.isHeadless() ? null : TrainingMonitor.open(history, "Training of " + folder.getName());
		files = new WishFiles(folder);
		files.clear();
	}

	/**
	 * @param monitor also told of everything, and asked whether to stop
	 * @param folder folder of the model
	 */
	public static TrainingRecord open(Monitor monitor, File folder) {
		return new TrainingRecord(monitor, folder);
	}

	// -- Monitor methods --

	@Override
	public void report(Event event) {
		monitor.report(event);
		if (event.stage() == Event.Stage.TRAINING) {
			history.add(event);
			empty &= event.values().isEmpty();
		}
		if (window != null) window.report(event);
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCancelled() || window != null && window.isCancelled();
	}

	@Override
	public Wish wish() {
		return window != null ? window.wish() : files.wish();
	}

	/** The training came to its end. */
	public void done() {
		done = true;
	}

	// -- AutoCloseable methods --

	@Override
	public void close() {
		if (window != null) window.finished(done ? wish() == Wish.FINISH ? "Finished early" : "Done" : isCancelled() ? "Cancelled" : "Failed");
		files.clear();
		if (empty) return;
		TrainingCurve.save(history, new File(folder, FILE_NAME));
		AtomicFiles.write(new File(folder, TABLE_NAME), history.table());
	}
}
