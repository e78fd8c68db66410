package io.github.oneslice.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.Image;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;

import org.jfree.chart.ChartPanel;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;

/**
 * A window that shows a training while it runs: the curves, and one slice of what the network sees, learns from and
 * predicts. Events are only noted; the window draws itself twice a second, so that training never waits for it.
 */
final class TrainingMonitor implements Monitor {

	private static final int REDRAW_MILLIS = 500;
	private static final int PREVIEW_WIDTH = 720;
	private static final int SECONDS_OF_A_PACE = 3;
	/** Where a window keeps what it shows. */
	private static final String STATE = "oneslice.training";

	private final TrainingHistory history;
	private final JFrame frame;
	private final ChartPanel chart;
	private final JLabel preview = new JLabel("The first preview comes with the first training steps.", JLabel.CENTER);
	private final JProgressBar progress = new JProgressBar();
	private final JButton cancel = new JButton("Cancel");
	private final Timer redraw = new Timer(REDRAW_MILLIS, action -> draw());
	private final long start = System.nanoTime();
	private volatile Event last;
	private volatile Event.Preview lastPreview;
	private volatile boolean cancelled;
	private Event.Preview drawn;
	private Event.Stage stage;
	private long stageStart;
	private long stageStep;

	private TrainingMonitor(TrainingHistory history, String title) {
		this.history = history;
		chart = new ChartPanel(TrainingCurve.chart(history));
		chart.setPreferredSize(new Dimension(PREVIEW_WIDTH, 380));
		preview.setPreferredSize(new Dimension(PREVIEW_WIDTH, 250));
		preview.setBorder(BorderFactory.createTitledBorder("Image  |  pseudo-labels  |  prediction"));
		preview.setForeground(Color.GRAY);
		progress.setStringPainted(true);
		progress.setIndeterminate(true);
		progress.setString("Starting");
		progress.setPreferredSize(new Dimension(PREVIEW_WIDTH - 120, 24));
		cancel.addActionListener(action -> cancel());
		JPanel bottom = new JPanel(new FlowLayout(FlowLayout.RIGHT));
		bottom.add(progress);
		bottom.add(cancel);
		frame = new JFrame(title);
		frame.getRootPane().registerKeyboardAction(action -> cancel(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		closeFinished();
		frame.getRootPane().putClientProperty(STATE, this);
		frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE); // closing the window does not end the training
		frame.add(chart, BorderLayout.NORTH);
		frame.add(preview, BorderLayout.CENTER);
		frame.add(bottom, BorderLayout.SOUTH);
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setVisible(true);
		redraw.start();
	}

	/** Opens the window. Returns at once, also when called from outside the event thread. */
	static TrainingMonitor open(TrainingHistory history, String title) {
		TrainingMonitor[] opened = new TrainingMonitor[1];
		try {
			if (SwingUtilities.isEventDispatchThread()) return new TrainingMonitor(history, title);
			SwingUtilities.invokeAndWait(() -> opened[0] = new TrainingMonitor(history, title));
		}
		catch (InterruptedException | InvocationTargetException e) {
			throw new IllegalStateException("The training window could not be opened.", e);
		}
		return opened[0];
	}

	// -- Monitor methods --

	@Override
	public void report(Event event) {
		if (event.stage() != Event.Stage.NOTE) last = event;
		if (event.preview() != null) lastPreview = event.preview();
	}

	@Override
	public boolean isCancelled() {
		return cancelled;
	}

	// -- Internal methods --

	/**
	 * Leaves the window open with the last state of the training.
	 *
	 * @param outcome how it ended
	 */
	void finished(String outcome) {
		SwingUtilities.invokeLater(() -> {
			redraw.stop();
			draw();
			cancel.setEnabled(false);
			progress.setIndeterminate(false);
			progress.setString(outcome + " after " + elapsed());
		});
	}

	/** One window is enough: those of trainings that have ended make room. */
	private static void closeFinished() {
		for (Frame other : Frame.getFrames())
			if (other instanceof JFrame window && window.getRootPane().getClientProperty(STATE) instanceof TrainingMonitor monitor && !monitor.redraw
				.isRunning()) window.dispose();
	}

	private String elapsed() {
		return clock(System.nanoTime() - start);
	}

	/** What is left of the stage at the pace so far; nothing before there is a pace. */
	private String remaining(Event event) {
		long done = event.step() - stageStep;
		long taken = System.nanoTime() - stageStart;
		if (done <= 0 || taken < SECONDS_OF_A_PACE * 1_000_000_000L || !redraw.isRunning()) return "";
		return ", about " + clock(taken / done * (event.steps() - event.step())) + " left";
	}

	private static String clock(long nanos) {
		long seconds = nanos / 1_000_000_000;
		return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
	}

	private void cancel() {
		if (!redraw.isRunning()) return;
		cancelled = true;
		cancel.setEnabled(false);
		progress.setString("Stopping");
	}

	private void draw() {
		Event event = last;
		boolean counted = event != null && event.steps() > 0;
		progress.setIndeterminate(!counted && redraw.isRunning());
		if (counted && event.stage() != stage) {
			stage = event.stage();
			stageStart = System.nanoTime();
			stageStep = event.step();
		}
		String title = cancelled ? "Stopping" : event == null ? "Starting" : event.title() + (counted ? " " + event.step() + "/" + event.steps() : "");
		progress.setString(title + ", " + elapsed() + (counted && !cancelled ? remaining(event) : ""));
		if (event == null) return;
		chart.setChart(TrainingCurve.chart(history));
		progress.setMaximum((int) event.steps());
		progress.setValue((int) event.step());
		if (lastPreview == drawn) return;
		drawn = lastPreview;
		BufferedImage picture = Overlays.sideBySide(drawn.image(), 0, drawn.labels(), drawn.prediction());
		preview.setText("");
		int width = Math.min(preview.getWidth() - 20, picture.getWidth() * (preview.getHeight() - 30) / picture.getHeight());
		preview.setIcon(new ImageIcon(picture.getScaledInstance(Math.max(1, width), -1, Image.SCALE_SMOOTH)));
	}
}
