package io.github.oneslice.command;

import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Window;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.swing.JComboBox;
import javax.swing.JDialog;

import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.io.IOService;
import org.scijava.ui.UIService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import net.imagej.patcher.LegacyInjector;

/** Uses a real ImageJ2 as a person does, and prints what it sees, a line each. Runs in a program of its own, on a screen. */
public final class FijiProbe {

	private FijiProbe() {}

	public static void main(String... folders) throws Exception {
		LegacyInjector.preinit(); // before any class of ImageJ is loaded
		Context context = new Context();
		context.service(UIService.class).showUI();
		new Session(context, Path.of(folders[0]), Path.of(folders[1])).use();
		System.exit(0);
	}

	/** Loaded after ImageJ was patched. */
	private record Session(Context context, Path images, Path folder) {

		private static final Pattern MENU_ENTRY = Pattern.compile("Plugins>OneSlice, \"(.*\\.\\.\\.)\", .*");

		void use() throws Exception {
			Person.begin(images.toString());
			menus();
			records("Evaluate...", Session::takeScores);
			records("Propagate Labels...", Session::takePropagated);
			scripts();
			cancels();
			fails();
			System.out.println("No console: " + Arrays.stream(Frame.getFrames()).noneMatch(frame -> frame.isShowing() && "Console".equals(frame.getTitle())));
		}

		/** Each entry asks with our dialog, which fills in what fits; and after that nobody else asks. */
		private void menus() throws Exception {
			boolean ours = true;
			for (String line : Files.readAllLines(Path.of("src/main/resources/plugins.config"))) {
				Matcher entry = MENU_ENTRY.matcher(line);
				if (!entry.matches()) continue;
				IJ.doCommand(entry.group(1));
				JDialog dialog = Person.dialog();
				String title = dialog.getTitle();
				ours &= entry.group(1).equals(title + "...");
				String filled = Person.all(dialog, JComboBox.class).stream().map(box -> String.valueOf(box.getSelectedItem())).filter(item -> item.endsWith(
					".tif") || item.equals("none")).collect(Collectors.joining(", "));
				if (!filled.isEmpty()) System.out.println(title + ": " + filled);
				Person.press(dialog, "Cancel");
				Person.await(() -> dialog.isShowing() ? null : dialog);
			}
			System.out.println("Our dialogs: " + ours);
			System.out.println("Nobody else asks: " + Arrays.stream(Window.getWindows()).noneMatch(window -> window instanceof Dialog && window.isShowing()));
		}

		/** OK to what is filled in, and again by the line that was recorded. */
		private void records(String command, Supplier<String> result) throws Exception {
			Recorder recorder = new Recorder();
			IJ.selectWindow("putamen-labels.tif");
			IJ.doCommand(command);
			Person.press(Person.dialog(), "OK");
			String byHand = Person.await(result);
			String line = Person.await(() -> recorder.getText().lines().filter(text -> text.startsWith("run(")).findFirst().orElse(null));
			recorder.close();
			System.out.println("Recorded: " + line);
			IJ.runMacro(line);
			System.out.println("The same again: " + byHand.equals(Person.await(result)));
		}

		/** Null until there are some. */
		private static String takeScores() {
			ResultsTable scores = ResultsTable.getResultsTable();
			if (scores.size() == 0) return null;
			String dice = scores.getStringValue("dice", 0);
			scores.reset();
			return dice;
		}

		/** Null until they are there. */
		private static String takePropagated() {
			ImagePlus labels = WindowManager.getImage("putamen-propagated");
			if (labels == null) return null;
			String voxels = Arrays.deepToString(labels.getStack().getImageArray());
			labels.close();
			return voxels;
		}

		/** A script that gives all there is to give is not asked for folders, and its two files are two images. */
		private void scripts() throws Exception {
			Path table = folder.resolve("table.csv");
			Future<CommandModule> running = context.service(CommandService.class).run(Evaluate.class, true, Map.of("prediction", open("putamen-labels.tif"),
				"reference", open("putamen-slice.tif"), "table", table.toFile(), "overwrite", false));
			running.get(30, TimeUnit.SECONDS);
			System.out.println("Script: " + Files.readAllLines(table).get(1).replaceAll("^([^,]*,1,\\d\\.\\d{3}).*", "$1"));
		}

		private Object open(String name) throws IOException {
			return Objects.requireNonNull(context.service(IOService.class).open(new File(images.toFile(), name).getPath()));
		}

		private void cancels() throws Exception {
			Interpreter interpreter = new Interpreter();
			Thread macro = Person.start(() -> interpreter.run("run('Segment...'); File.saveString('x', '" + folder + "/went-on.txt');", ""));
			Person.press(Person.dialog(), "Cancel");
			macro.join();
			System.out.println("Cancelled: " + !Files.exists(folder.resolve("went-on.txt")));
		}

		private void fails() throws Exception {
			Interpreter interpreter = new Interpreter();
			Thread macro = Person.start(() -> interpreter.run("run('Segment...', 'model=[" + folder + "/none]'); File.saveString('x', '" + folder
				+ "/went-on.txt');", ""));
			Person.await(() -> Arrays.stream(Window.getWindows()).filter(window -> window instanceof Dialog dialog && dialog.isShowing() && "Macro Error".equals(dialog
				.getTitle())).findFirst().orElse(null)).dispose();
			macro.join();
			System.out.println("Failed: " + !Files.exists(folder.resolve("went-on.txt")) + ", " + interpreter.getErrorMessage().replace(folder.toString(), "…").replaceAll("\\s+",
				" "));
		}
	}
}
