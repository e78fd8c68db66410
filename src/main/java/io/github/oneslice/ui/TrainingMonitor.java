package io.github.oneslice.ui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;

import org.jfree.chart.ChartPanel;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;

/**
 * A window that shows a training while it runs, and where a person pauses it, ends it early or cancels it: the curves, and what
 * the network sees, learns from and predicts. Events are only noted; the window draws itself twice a second, so that training
 * never waits for it.
 */
final class TrainingMonitor implements Monitor {

	private static final int REDRAW_MILLIS = 500;
	private static final Dimension CHART = new Dimension(760, 340);
	private static final Dimension PREVIEW = new Dimension(760, 310);
	private static final int BORDER = 8;
	private static final int SECONDS_OF_A_PACE = 3;
	/** Where a window keeps what it shows. */
	private static final String STATE = "oneslice.training";
	private static final String PAUSE = "Pause";
	private static final String GO_ON = "Go On";

	private final TrainingHistory history;
	private final JFrame frame;
	private final ChartPanel chart;
	private final PreviewPanel preview = new PreviewPanel(PREVIEW);
	private final JProgressBar progress = new JProgressBar();
	private final JButton pause = new JButton(PAUSE);
	private final JButton finish = new JButton("Finish Now");
	private final JButton cancel = new JButton("Cancel");
	private final Timer redraw = new Timer(REDRAW_MILLIS, action -> draw());
	private final Stopwatch watch = new Stopwatch();
	private volatile Event last;
	private volatile Event.Preview lastPreview;
	private volatile boolean paused;
	private volatile boolean cancelled;
	private volatile Wish wish = Wish.GO_ON;
	private Event.Stage stage;
	private double stageStart;
	private long stageStep;

	private TrainingMonitor(TrainingHistory history, String title) {
		this.history = history;
		chart = new ChartPanel(TrainingCurve.chart(history));
		chart.setPreferredSize(CHART);
		frame = new JFrame(title);
		frame.getRootPane().registerKeyboardAction(action -> cancel(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		closeFinished();
		frame.getRootPane().putClientProperty(STATE, this);
		frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE); // closing the window does not end the training
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(WindowEvent event) {
				if (wish == Wish.PAUSE) wish = Wish.GO_ON; // nobody could say so any more
			}
		});
		frame.add(chart, BorderLayout.NORTH);
		frame.add(preview, BorderLayout.CENTER);
		frame.add(bottom(), BorderLayout.SOUTH);
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

	private JPanel bottom() {
		progress.setStringPainted(true);
		progress.setIndeterminate(true);
		progress.setString("Starting");
		pause.setToolTipText("Stands still between two steps; what was learned is saved.");
		finish.setToolTipText("Ends the training now and keeps the model as it is.");
		finish.setEnabled(false); // before the first step there is nothing to keep
		cancel.setToolTipText("Stops without a model; \"resume\" goes on from there.");
		pause.addActionListener(action -> wish(wish == Wish.PAUSE ? Wish.GO_ON : Wish.PAUSE));
		finish.addActionListener(action -> wish(Wish.FINISH));
		cancel.addActionListener(action -> cancel());
		JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, BORDER, 0));
		buttons.add(pause);
		buttons.add(finish);
		buttons.add(cancel);
		JPanel bottom = new JPanel(new BorderLayout(BORDER, 0));
		bottom.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, 0));
		bottom.add(progress, BorderLayout.CENTER);
		bottom.add(buttons, BorderLayout.EAST);
		return bottom;
	}

	// -- Monitor methods --

	@Override
	public void report(Event event) {
		if (event.stage() == Event.Stage.NOTE) return;
		paused = event.stage() == Event.Stage.PAUSED;
		if (paused) {
			watch.hold();
			return;
		}
		watch.goOn();
		last = event;
		if (event.preview() != null) lastPreview = event.preview();
	}

	@Override
	public boolean isCancelled() {
		return cancelled;
	}

	@Override
	public Wish wish() {
		return wish;
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
			progress.setString(outcome + " after " + Stopwatch.clock(watch.seconds()));
		});
	}

	/** One window is enough: those of trainings that have ended make room. */
	private static void closeFinished() {
		for (Frame other : Frame.getFrames())
			if (other instanceof JFrame window && window.getRootPane().getClientProperty(STATE) instanceof TrainingMonitor monitor && !monitor.redraw
				.isRunning()) window.dispose();
	}

	private void wish(Wish next) {
		wish = next;
		draw();
	}

	private void cancel() {
		if (!redraw.isRunning()) return;
		cancelled = true;
		cancel.setEnabled(false);
		draw();
	}

	private void draw() {
		Event event = last;
		boolean counted = event != null && event.steps() > 0;
		if (counted && event.stage() != stage) {
			stage = event.stage();
			stageStart = watch.seconds();
			stageStep = event.step();
		}
		boolean free = redraw.isRunning() && !cancelled && wish != Wish.FINISH;
		pause.setText(wish == Wish.PAUSE ? GO_ON : PAUSE);
		pause.setEnabled(free);
		finish.setEnabled(free && stage == Event.Stage.TRAINING);
		progress.setIndeterminate(!counted && redraw.isRunning());
		progress.setString(title(event) + ", " + Stopwatch.clock(watch.seconds()) + (counted && free && wish == Wish.GO_ON ? remaining(event) : ""));
		if (lastPreview != null) preview.show(lastPreview);
		if (event == null) return;
		chart.setChart(TrainingCurve.chart(history));
		progress.setMaximum((int) event.steps());
		progress.setValue((int) event.step());
	}

	private String title(Event event) {
		if (cancelled) return "Stopping";
		if (wish == Wish.FINISH) return "Finishing";
		String title = event == null ? "Starting" : event.title() + (event.steps() > 0 ? " " + event.step() + "/" + event.steps() : "");
		return wish != Wish.PAUSE ? title : (paused ? "Paused: " : "Pausing: ") + title;
	}

	/** What is left of the stage at the pace so far; nothing before there is a pace. */
	private String remaining(Event event) {
		long done = event.step() - stageStep;
		double taken = watch.seconds() - stageStart;
		if (done <= 0 || taken < SECONDS_OF_A_PACE) return "";
		return ", about " + Stopwatch.clock(taken / done * (event.steps() - event.step())) + " left";
	}
}
