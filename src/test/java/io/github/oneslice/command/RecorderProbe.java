package io.github.oneslice.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.frame.Recorder;

/**
 * Answers the dialog of each command with the macro recorder on, in two ways: as it is filled in, and with every field
 * changed. Then gives the line that was recorded to the command again, and says whether it gets the same inputs. Runs in a
 * program of its own, on a screen.
 */
public final class RecorderProbe {

	private static final Pattern MENU_ENTRY = Pattern.compile("Plugins>OneSlice, \"(.*)\", .*Bridge\\(\"(\\w+)\"\\)");
	private static final Pattern LINE = Pattern.compile("run\\(\"(.*?)\"(?:, (\"(?:[^\"\\\\]|\\\\.)*\"))?\\);");

	private final Context context = Bridge.newContext();
	private final Recorder recorder = new Recorder(false);
	private final String folder;

	private RecorderProbe(String folder) {
		this.folder = folder;
	}

	public static void main(String... folders) throws Exception {
		Person.begin(folders[0]);
		Files.createDirectory(Path.of(folders[1], "a folder"));
		Files.createFile(Path.of(folders[1], "a file.zip"));
		RecorderProbe probe = new RecorderProbe(folders[1]);
		for (String entry : Files.readAllLines(Path.of("src/main/resources/plugins.config"))) {
			Matcher menu = MENU_ENTRY.matcher(entry);
			if (!menu.matches()) continue;
			probe.records(menu.group(1), menu.group(2), false);
			probe.records(menu.group(1), menu.group(2), true);
		}
		probe.recordsNothing("Segment...", "Segment");
		System.exit(0);
	}

	private void records(String label, String command, boolean change) throws Exception {
		Module asked = module(command);
		List<ModuleItem<?>> items = OneSliceCommand.inputs(asked);
		String line = record(label, asked, "OK", change);
		Matcher read = LINE.matcher(line);
		if (!read.matches() || !read.group(1).equals(label)) {
			System.out.println(label + " recorded " + line);
			return;
		}
		String options = read.group(2) == null ? "" : IJ.runMacro("return " + read.group(2) + ";");
		Module replayed = module(command);
		String thread = Thread.currentThread().getName();
		Thread.currentThread().setName("Run$_" + label); // as ImageJ does, so that there are options
		Macro.setOptions(options);
		context.service(PluginService.class).createInstancesOfType(PreprocessorPlugin.class).stream()
			.filter(MacroInputs.class::isInstance).forEach(step -> {
				step.process(replayed);
				if (step.isCanceled()) System.out.println(label + " refuses what was recorded: " + step.getCancelReason());
			});
		Macro.setOptions(null);
		Thread.currentThread().setName(thread);
		Map<String, String> differences = new TreeMap<>();
		for (ModuleItem<?> item : items) {
			Object first = value(asked, item);
			Object second = value(replayed, item);
			if (!Objects.equals(first, second)) differences.put(item.getName(), first + " became " + second);
		}
		System.out.println(label + (change ? ", changed" : "") + ": " + (differences.isEmpty() ? "the same" : differences + " by " + line));
	}

	private void recordsNothing(String label, String command) throws Exception {
		System.out.println("Cancelled: " + record(label, module(command), "Cancel", true).isEmpty());
	}

	/** The line that is recorded. */
	private String record(String label, Module asked, String button, boolean change) throws Exception {
		int before = recorder.getText().length();
		Recorder.setCommand(label); // as ImageJ does
		Thread running = Person.start(() -> {
			InputDialog step = new InputDialog();
			step.setContext(context);
			step.process(asked);
		});
		if (OneSliceCommand.inputs(asked).size() > 0) {
			JDialog dialog = Person.dialog();
			fill(dialog, asked, change);
			Person.press(dialog, button);
		}
		running.join();
		Recorder.saveCommand();
		return recorder.getText().substring(before).trim();
	}

	private void fill(JDialog dialog, Module asked, boolean change) throws Exception {
		for (ModuleItem<?> item : OneSliceCommand.inputs(asked)) {
			String name = item.getName();
			if (((OneSliceCommand) asked.getDelegateObject()).leftOut().contains(name)) continue;
			if (item.getType() == File.class && name.equals("file")) Person.answer(dialog, name, folder + "/a file.zip");
			else if (item.getType() == File.class) {
				boolean isOutput = name.equals("output_folder");
				if (change || name.matches("model|.*_folder")) Person.answer(dialog, name, folder + "/a folder" + (isOutput ? "/[out] \"x\"" : ""));
			}
			else if (change || name.matches("name|authors")) change(dialog, item);
		}
	}

	private void change(JDialog dialog, ModuleItem<?> item) throws Exception {
		String name = item.getName();
		if (item.getType() == boolean.class) Person.answer(dialog, name, !Person.named(dialog, name, AbstractButton.class).isSelected());
		else if (item.getType() == ImagePlus.class) {
			if (!name.equals("image")) Person.answer(dialog, name, "none");
		}
		else if (!Person.all(dialog, JComboBox.class).stream().filter(box -> name.equals(box.getName())).toList().isEmpty()) {
			JComboBox<?> box = Person.named(dialog, name, JComboBox.class);
			Person.answer(dialog, name, box.getItemAt(box.getItemCount() - 1));
		}
		else if (item.getType() == String.class) Person.answer(dialog, name, switch (name) {
			case "settings" -> item.getDescription().contains("filters") ? "filters=4, labelled_batch=2" : "registration_steps=200";
			case "pattern" -> "*_[ab] c.tif";
			default -> "12, 14-16";
		});
		else Person.answer(dialog, name, item.getType() == double.class ? "0.5" : number());
	}

	/** A digit that no path holds: otherwise the recorder might not notice that it takes one option for another. */
	private String number() {
		return IntStream.rangeClosed(2, 9).mapToObj(String::valueOf).filter(digit -> !folder.contains(digit)).findFirst().orElse("7");
	}

	private Module module(String command) {
		CommandInfo info = context.service(CommandService.class).getCommand(Bridge.class.getPackageName() + "." + command);
		return context.service(ModuleService.class).createModule(info);
	}

	/** An empty path is none. */
	private static Object value(Module module, ModuleItem<?> item) {
		Object value = module.getInput(item.getName());
		return value instanceof File file && file.getPath().isEmpty() ? null : value;
	}
}
