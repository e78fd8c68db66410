package io.github.oneslice.command;

import java.awt.Color;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

import ij.WindowManager;
import ij.macro.Interpreter;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;
import io.github.oneslice.ui.TrainingRecord;

/** Uses dialogs and windows as a person does, and prints what it sees, a line each. Runs in a program of its own, on a screen. */
public final class DialogProbe {

	private static final List<String> COMMANDS = List.of("Propagate", "PropagateFolder", "Train", "TrainFolder", "TrainSpss", "TrainAdaMix", "TrainLfme",
		"Segment", "SegmentFolder", "LabelsFromRois", "RoisFromLabels", "SuggestSlice", "SelectSamples", "Perturb", "Evaluate", "EvaluateFolder", "ExportModel", "ImportModel", "ModelInfo", "Backend");
	private static final int SCREEN = 1000;
	private static final int MOST_FIELDS = 7;
	private static final LabelVolume LABELS = Volumes.ofBytes(new byte[16 * 12 * 20], new Extent(16, 12, 20), VoxelSize.UNCALIBRATED);

	private DialogProbe() {}

	public static void main(String... folders) throws Exception {
		Person.begin(folders[0]);
		images();
		fits();
		refuses(folders[1]);
		remembers(new File(folders[1]));
		cancels();
		helps();
		trains(new File(folders[1]));
		watches(new File(folders[1]));
		System.exit(0);
	}

	/** What is filled in, after opening the label stacks last. */
	private static void images() throws Exception {
		for (String command : List.of("Propagate", "Evaluate", "Segment", "SelectSamples", "Perturb", "TrainSpss")) {
			Thread running = Person.start(() -> new Bridge().run(command));
			JDialog dialog = Person.dialog();
			System.out.println(command + ": " + Person.all(dialog, JComboBox.class).stream().map(box -> String.valueOf(box.getSelectedItem())).filter(
				item -> item.endsWith(".tif") || item.equals("none")).collect(Collectors.joining(", ")));
			cancel(dialog, running);
		}
	}

	/** No dialog is higher than a screen, or asks everyone for more than a handful of things. */
	private static void fits() throws Exception {
		int highest = 0;
		int most = 0;
		boolean opened = true;
		for (String command : COMMANDS) {
			Thread running = Person.start(() -> new Bridge().run(command));
			JDialog dialog = Person.dialog();
			most = Math.max(most, ((OneSliceCommand) Class.forName(Bridge.class.getPackageName() + "." + command).getConstructor().newInstance()).asked()
				.size());
			int before = dialog.getHeight();
			if (Person.named(dialog, "advanced", AbstractButton.class).isVisible()) Person.answer(dialog, "advanced", true);
			else before = 0;
			opened &= dialog.getHeight() > before || Person.all(dialog, JTextField.class).isEmpty();
			highest = Math.max(highest, dialog.getHeight());
			cancel(dialog, running);
		}
		System.out.println("At most seven fields on top: " + (most <= MOST_FIELDS));
		System.out.println("Lower than the screen: " + (highest < SCREEN));
		System.out.println("Advanced opens: " + opened);
	}

	private static void refuses(String folder) throws Exception {
		Thread running = Person.start(() -> new Bridge().run("TrainSpss"));
		JDialog dialog = Person.dialog();
		System.out.println("Needs a folder: " + !isRight(dialog) + ", blamed: " + isBlamed(dialog));
		Person.answer(dialog, "model", folder + "/new");
		System.out.println("OK: " + isRight(dialog));
		for (String[] wrong : new String[][] { { "minutes", "2,5", "1" }, { "minutes", "-1", "1" }, { "annotated_slices", "12-", "12, 14-16" }, { "steps",
			"1.5", "100" }, { "settings", "no_such=1", "filters=8" }, { "labels", "putamen.tif", "putamen-slice.tif" }, { "model", "", folder + "/new" } })
		{
			Person.answer(dialog, wrong[0], wrong[1]);
			boolean refused = !isRight(dialog) && isBlamed(dialog);
			String why = Person.named(dialog, "help", JTextComponent.class).getText();
			Person.answer(dialog, wrong[0], wrong[2]);
			System.out.println("Refused: " + wrong[0] + " " + (refused && isRight(dialog)) + ", " + why.replaceAll(" The settings are .*", ""));
		}
		cancel(dialog, running);
	}

	private static boolean isBlamed(JDialog dialog) {
		return Person.named(dialog, "help", JTextComponent.class).getForeground().equals(new Color(0xb00020));
	}

	private static boolean isRight(JDialog dialog) {
		return Person.button(dialog, "OK").isEnabled();
	}

	/** What was answered before; not what is dangerous twice. */
	private static void remembers(File folder) throws Exception {
		String model = new File(folder, "no model").getPath();
		new File(model).mkdir();
		Thread running = Person.start(() -> new Bridge().run("Segment"));
		JDialog dialog = Person.dialog();
		Person.answer(dialog, "model", model);
		Person.answer(dialog, "mirrored", true);
		Person.answer(dialog, "overwrite", true);
		Person.press(dialog, "OK");
		running.join();
		Thread again = Person.start(() -> new Bridge().run("Segment"));
		JDialog next = Person.dialog();
		System.out.println("Remembered: " + Person.named(next, "model", JTextField.class).getText().equals(model) + ", " + isTicked(next, "mirrored")
			+ ", " + isTicked(next, "overwrite") + ", " + Person.named(next, "advanced", AbstractButton.class).getText());
		Person.button(next, "Reset").doClick();
		System.out.println("Reset: " + isTicked(next, "mirrored"));
		cancel(next, again);
		Thread other = Person.start(() -> new Bridge().run("SelectSamples"));
		JDialog shared = Person.dialog();
		System.out.println("The model of the command before: " + Person.named(shared, "model", JTextField.class).getText().equals(model));
		cancel(shared, other);
	}

	private static boolean isTicked(JDialog dialog, String name) {
		return Person.named(dialog, name, AbstractButton.class).isSelected();
	}

	private static void cancels() throws Exception {
		Interpreter interpreter = new Interpreter();
		Thread running = Person.start(() -> interpreter.run(
			"call('io.github.oneslice.command.DialogProbe.segment'); print('The macro went on.');", ""));
		cancel(Person.dialog(), running);
		System.out.println("Cancelled: " + (WindowManager.getWindow("Log") == null));
	}

	/** Called by the macro, since there are no menus. */
	public static String segment() {
		new Bridge().run("Segment");
		return "";
	}

	private static void helps() throws Exception {
		Thread running = Person.start(() -> new Bridge().run("Segment"));
		JDialog dialog = Person.dialog();
		Person.press(dialog, "Help");
		Frame manual = Person.window("OneSlice Manual");
		Thread.sleep(500);
		JEditorPane text = Person.all(manual, JEditorPane.class).get(0);
		System.out.println("Help opens at: " + text.getText(text.viewToModel2D(text.getVisibleRect().getLocation()), 200).strip().lines().findFirst()
			.orElse(""));
		manual.dispose();
		cancel(dialog, running);
	}

	private static void trains(File folder) throws Exception {
		TrainingRecord first = TrainingRecord.open(Monitor.SILENT, new File(folder, "first"));
		Frame window = Person.window("first");
		Thread.sleep(1500);
		System.out.println("Before the first event: " + text(window).matches("Starting, 0:0[1-9]"));
		SwingUtilities.invokeAndWait(() -> window.dispatchEvent(new KeyEvent(window, KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0,
			KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED)));
		System.out.println("Escape cancels: " + first.isCancelled());
		first.close();
		SwingUtilities.invokeAndWait(() -> {});
		System.out.println("It ended: " + text(window).replaceAll("\\d+:\\d+", "a while"));
		try (TrainingRecord second = TrainingRecord.open(Monitor.SILENT, new File(folder, "second"))) {
			Person.window("second");
			System.out.println("The window before is gone: " + !window.isDisplayable());
			second.done();
		}
	}

	/** What a person does with a training that goes on. */
	private static void watches(File folder) throws Exception {
		TrainingRecord record = TrainingRecord.open(Monitor.SILENT, new File(folder, "watched"));
		Frame window = Person.window("watched");
		System.out.println("Nothing to finish yet: " + !Person.button(window, "Finish Now").isEnabled());
		record.report(training(1, preview(null)));
		Thread.sleep(1000);
		JSlider slider = Person.named(window, "slice", JSlider.class);
		System.out.println("Slices: " + slider.getValue() + " of " + slider.getMaximum() + ", " + said(window, "scan"));
		Person.press(window, "Pause");
		System.out.println("Pause: " + Person.await(() -> record.wish() == Wish.PAUSE && text(window).startsWith("Pausing") ? text(window).replaceAll("\\d+:\\d+", "a while") : null));
		record.report(Event.progress(Event.Stage.PAUSED, 0, 0, ""));
		Thread.sleep(600);
		String held = text(window);
		Thread.sleep(1500);
		System.out.println("The clock stands still: " + (held.startsWith("Paused: ") && held.equals(text(window))));
		Person.press(window, "Go On");
		System.out.println("Go on: " + Person.await(() -> record.wish() == Wish.GO_ON ? "true" : null));
		SwingUtilities.invokeAndWait(() -> slider.setValue(9));
		record.report(training(2, preview(LABELS)));
		Thread.sleep(1000);
		System.out.println("The slice stays: " + slider.getValue() + ", " + said(window, "scan"));
		Person.press(window, "Finish Now");
		System.out.println("Finish: " + Person.await(() -> record.wish() == Wish.FINISH && text(window).startsWith("Finishing") ? text(window).replaceAll("\\d+:\\d+", "a while") : null));
		record.done();
		record.close();
		SwingUtilities.invokeAndWait(() -> {});
		System.out.println("It was finished: " + text(window).replaceAll("\\d+:\\d+", "a while"));
		SwingUtilities.invokeAndWait(() -> slider.setValue(3));
		System.out.println("Scrolls on: " + said(window, "scan"));
		window.dispose();
	}

	private static Event training(int step, Event.Preview preview) {
		return new Event(Event.Stage.TRAINING, "Training", step, 10, "", Map.of(Event.Quantity.loss("loss"), 1.0 / step), preview);
	}

	private static Event.Preview preview(LabelVolume prediction) {
		return new Event.Preview("scan", 40, 4, Volumes.ofFloats(new float[LABELS.size().voxels()], LABELS.size(), LABELS.voxelSize()), LABELS, prediction);
	}

	private static String said(Frame window, String start) {
		return Person.all(window, JLabel.class).stream().map(JLabel::getText).filter(text -> text != null && text.startsWith(start)).findFirst().orElse("");
	}

	private static String text(Frame window) {
		return Person.all(window, JProgressBar.class).get(0).getString();
	}

	private static void cancel(JDialog dialog, Thread running) throws InterruptedException {
		Person.press(dialog, "Cancel");
		running.join();
	}
}
