package io.github.oneslice.ui;

import java.awt.GraphicsEnvironment;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

import org.scijava.task.Task;
import org.scijava.task.TaskService;

import ij.IJ;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;

/**
 * Shows work in ImageJ's status bar and as a SciJava task, without a screen as lines of text. Escape, or the cancel of the
 * task, stops the work.
 */
public final class StatusMonitor implements Monitor, AutoCloseable {

	private static final long MILLIS_BETWEEN_LINES = 10_000;
	/** After so many seconds without news a clock shows that the work goes on. */
	private static final int SECONDS_OF_SILENCE = 1;

	private final Task task;
	private final Timer clock = new Timer("OneSlice status clock", true);
	private String status = "";
	private Stopwatch sinceStatus = new Stopwatch();
	private String lastTitle = "";
	private long lastLine;

	public StatusMonitor(String name, TaskService tasks) {
		task = tasks.createTask(name);
		task.start();
		IJ.resetEscape();
		if (GraphicsEnvironment.isHeadless()) return;
		long period = 1000 * SECONDS_OF_SILENCE;
		clock.schedule(new TimerTask() {

			@Override
			public void run() {
				tick();
			}
		}, period, period);
	}

	// -- Monitor methods --

	@Override
	public synchronized void report(Event event) {
		String text = text(event);
		if (event.stage() == Event.Stage.NOTE) {
			IJ.log(text);
			return;
		}
		task.setProgressMaximum(event.steps());
		task.setProgressValue(event.step());
		if (!text.equals(status)) {
			status = text;
			sinceStatus = new Stopwatch();
			show(text);
		}
		if (event.steps() > 0) IJ.showProgress((double) event.step() / event.steps());
		if (GraphicsEnvironment.isHeadless()) print(event.title(), text);
	}

	@Override
	public boolean isCancelled() {
		return task.isCanceled() || IJ.escapePressed();
	}

	// -- AutoCloseable methods --

	@Override
	public synchronized void close() {
		clock.cancel();
		task.finish();
		IJ.showProgress(1);
		if (!status.isEmpty()) IJ.showStatus("");
		status = "";
	}

	// -- Internal methods --

	private synchronized void tick() {
		double seconds = sinceStatus.seconds();
		if (!status.isEmpty() && seconds > SECONDS_OF_SILENCE) show(status + ", " + Stopwatch.clock(seconds));
	}

	private void show(String text) {
		if (text.equals(task.getStatusMessage())) return;
		task.setStatusMessage(text);
		IJ.showStatus(text);
	}

	/** One line such as "Training (SPSS) 120/600, loss 0.412, rate 0.05". */
	static String text(Event event) {
		StringBuilder text = new StringBuilder(event.title());
		if (event.steps() > 0) text.append(' ').append(event.step()).append('/').append(event.steps());
		for (Map.Entry<Event.Quantity, Double> value : event.values().entrySet())
			text.append(String.format(Locale.ROOT, ", %s %.3g", value.getKey().name(), value.getValue()));
		if (!event.message().isEmpty()) text.append(": ").append(event.message());
		return text.toString();
	}

	private void print(String title, String text) {
		long now = System.currentTimeMillis();
		if (title.equals(lastTitle) && now - lastLine < MILLIS_BETWEEN_LINES) return;
		lastTitle = title;
		lastLine = now;
		IJ.log(text);
	}
}
