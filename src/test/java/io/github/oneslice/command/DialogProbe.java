package io.github.oneslice.command;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;
import ij.macro.Interpreter;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.ui.TrainingRecord;

/** Uses dialogs and windows as a person does, and prints what it sees, a line each. Runs in a program of its own, on a screen. */
public final class DialogProbe {

	private DialogProbe() {}

	public static void main(String... folders) throws Exception {
		new Timer(true).schedule(new TimerTask() {

			@Override
			public void run() {
				System.exit(1);
			}
		}, 60_000);
		Prefs.set("oneslice.model", "");
		images(folders[0]);
		remembers(folders[1]);
		cancels();
		trains(new File(folders[1]));
		System.exit(0);
	}

	/** What is filled in, after opening the label stacks last. */
	private static void images(String folder) throws Exception {
		for (String name : List.of("phantom", "putamen", "putamen-slice", "putamen-labels"))
			IJ.openImage(folder + "/" + name + ".tif").show();
		for (String command : List.of("Propagate", "Evaluate", "Segment", "SelectSamples", "Perturb", "TrainSpss")) {
			Thread running = start(() -> new Bridge().run(command));
			Dialog dialog = await(DialogProbe::dialog);
			System.out.println(command + ": " + all(dialog, Choice.class).stream().map(Choice::getSelectedItem).filter(item -> item.endsWith(".tif") || item
				.equals("none")).collect(Collectors.joining(", ")));
			press(dialog, "Cancel");
			running.join();
		}
	}

	private static void remembers(String folder) throws Exception {
		Thread running = start(() -> new Bridge().run("Segment"));
		Dialog dialog = await(DialogProbe::dialog);
		all(dialog, TextField.class).get(3).setText(folder + "/no model");
		press(dialog, "  OK  ");
		running.join();
		Thread again = start(() -> new Bridge().run("Segment"));
		Dialog next = await(DialogProbe::dialog);
		System.out.println("Remembered: " + all(next, TextField.class).get(3).getText().contains("no model"));
		press(next, "Cancel");
		again.join();
	}

	private static void cancels() throws Exception {
		Interpreter interpreter = new Interpreter();
		Thread running = start(() -> interpreter.run("call('io.github.oneslice.command.DialogProbe.segment'); print('The macro went on.');", ""));
		press(await(DialogProbe::dialog), "Cancel");
		running.join();
		System.out.println("Cancelled: " + (WindowManager.getWindow("Log") == null));
	}

	/** Called by the macro, since there are no menus. */
	public static String segment() {
		new Bridge().run("Segment");
		return "";
	}

	private static void trains(File folder) throws Exception {
		TrainingRecord first = TrainingRecord.open(Monitor.SILENT, new File(folder, "first"));
		Frame window = await(() -> frame("first"));
		Thread.sleep(1500);
		System.out.println("Before the first event: " + text(window).matches("Starting, 0:0[1-9]"));
		SwingUtilities.invokeAndWait(() -> window.dispatchEvent(new KeyEvent(window, KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0,
			KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED)));
		System.out.println("Escape cancels: " + first.isCancelled());
		first.close();
		SwingUtilities.invokeAndWait(() -> {});
		System.out.println("It ended: " + text(window).replaceAll("\\d+:\\d+", "a while"));
		try (TrainingRecord second = TrainingRecord.open(Monitor.SILENT, new File(folder, "second"))) {
			await(() -> frame("second"));
			System.out.println("The window before is gone: " + !window.isDisplayable());
			second.done();
		}
	}

	private static String text(Frame window) {
		return all(window, JProgressBar.class).get(0).getString();
	}

	private static Thread start(Runnable work) {
		Thread thread = new Thread(work);
		thread.start();
		return thread;
	}

	private static Dialog dialog() {
		return Arrays.stream(Window.getWindows()).filter(window -> window instanceof Dialog && window.isShowing()).map(Dialog.class::cast).findFirst()
			.orElse(null);
	}

	private static Frame frame(String title) {
		return Arrays.stream(Frame.getFrames()).filter(frame -> frame.getTitle().endsWith(title) && frame.isShowing()).findFirst().orElse(null);
	}

	private static <T> T await(Supplier<T> wanted) throws InterruptedException {
		for (int i = 0; i < 200; i++) {
			T found = wanted.get();
			Thread.sleep(found == null ? 50 : 300); // until it is ready
			if (found != null) return found;
		}
		throw new IllegalStateException("Nothing came.");
	}

	private static void press(Dialog dialog, String label) {
		Button button = all(dialog, Button.class).stream().filter(candidate -> candidate.getLabel().trim().equals(label.trim())).findFirst().orElseThrow();
		EventQueue.invokeLater(() -> button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getLabel())));
	}

	private static <T> List<T> all(Container container, Class<T> type) {
		List<T> found = new ArrayList<>();
		for (Component component : container.getComponents()) {
			if (type.isInstance(component)) found.add(type.cast(component));
			if (component instanceof Container inner) found.addAll(all(inner, type));
		}
		return found;
	}
}
