package io.github.oneslice.command;

import java.awt.Choice;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.Macro;
import ij.Prefs;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

/**
 * Asks for the inputs of a command with ImageJ's own dialog, so that ImageJ's macro recorder takes them down. Field names
 * are parameter names; ImageJ shows their underscores as blanks. It comes before Fiji fills in images and asks itself.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH + 2)
public final class InputDialog extends AbstractPreprocessorPlugin {

	private static final String NONE = "none";
	private static final int PATH_COLUMNS = 30;
	private static final int TEXT_COLUMNS = 24;
	private static final int NUMBER_COLUMNS = 6;

	/** What is asked for again and again: its last answer is kept. */
	private static final Set<String> REMEMBERED = Set.of("model");
	private static final String MEMORY = "oneslice.";

	private final OpenImages open = OpenImages.now();
	private final Set<ImagePlus> taken = new HashSet<>();
	private Module module;
	private List<ModuleItem<?>> items;
	private GenericDialog dialog;

	// -- ModuleProcessor methods --

	@Override
	public void process(Module asked) {
		if (!(asked.getDelegateObject() instanceof OneSliceCommand) || Macro.getOptions() != null || GraphicsEnvironment.isHeadless()) return;
		module = asked;
		items = OneSliceCommand.inputs(module).stream().filter(item -> !module.isInputResolved(item.getName())).toList();
		if (items.isEmpty()) return;
		dialog = new GenericDialog(module.getInfo().getTitle().replace("...", ""));
		items.forEach(this::addField);
		dialog.addHelp(help());
		dialog.showDialog();
		if (dialog.wasCanceled()) cancel("");
		else items.forEach(this::take);
	}

	// -- Internal methods --

	private void take(ModuleItem<?> item) {
		Object value = read(item);
		if (value instanceof Double number && number.isNaN()) cancel("The field \"" + item.getName().replace('_', ' ') + "\" needs a number.");
		else module.setInput(item.getName(), value);
		module.resolveInput(item.getName());
		if (REMEMBERED.contains(item.getName())) Prefs.set(MEMORY + item.getName(), String.valueOf(value));
	}

	private void addField(ModuleItem<?> item) {
		String label = label(item);
		Object value = module.getInput(item.getName());
		Class<?> type = item.getType();
		if (type == ImagePlus.class) addImages(item);
		else if (type == boolean.class) dialog.addCheckbox(label, (Boolean) value);
		else if (type == File.class && FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) dialog.addDirectoryField(label,
			remembered(item), PATH_COLUMNS);
		else if (type == File.class) dialog.addFileField(label, remembered(item), PATH_COLUMNS);
		else if (item.getChoices() != null && !item.getChoices().isEmpty()) {
			String[] choices = item.getChoices().stream().map(String::valueOf).toArray(String[]::new);
			dialog.addChoice(label, choices, String.valueOf(value));
		}
		else if (type == String.class) dialog.addStringField(label, value == null ? "" : (String) value, TEXT_COLUMNS);
		else {
			double number = ((Number) value).doubleValue();
			dialog.addNumericField(label, number, number == Math.rint(number) ? 0 : 2, NUMBER_COLUMNS, hint(item));
		}
	}

	/** Offers all images and none, and fills in what fits: nothing where the field mostly stays empty. */
	private void addImages(ModuleItem<?> item) {
		ImagePlus fitting = switch (String.valueOf(item.getWidgetStyle())) {
			case OneSliceCommand.OPTIONAL -> null;
			case OneSliceCommand.LABELS -> open.labels(taken.stream().findFirst().orElse(null), taken);
			default -> open.image();
		};
		if (fitting != null) taken.add(fitting);
		List<String> titles = new ArrayList<>(open.all().stream().map(ImagePlus::getTitle).toList());
		titles.add(NONE);
		dialog.addChoice(label(item), titles.toArray(new String[0]), NONE);
		((Choice) dialog.getChoices().lastElement()).select(fitting == null ? titles.size() - 1 : open.all().indexOf(fitting));
	}

	private static String remembered(ModuleItem<?> item) {
		return REMEMBERED.contains(item.getName()) ? Prefs.get(MEMORY + item.getName(), "") : "";
	}

	/** ImageJ makes the name of the parameter of it again when it records. */
	private static String label(ModuleItem<?> item) {
		String name = item.getName();
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

	/** What a special value means: descriptions say it after a semicolon. */
	private static String hint(ModuleItem<?> item) {
		String description = item.getDescription();
		int semicolon = description.indexOf("; ");
		return semicolon < 0 ? "" : "(" + description.substring(semicolon + 2) + ")";
	}

	private Object read(ModuleItem<?> item) {
		Class<?> type = item.getType();
		if (type == ImagePlus.class) return image(dialog.getNextChoiceIndex());
		if (type == boolean.class) return checkbox(item);
		if (type == File.class) return new File(dialog.getNextString().trim());
		if (item.getChoices() != null && !item.getChoices().isEmpty()) return dialog.getNextChoice();
		if (type == String.class) return dialog.getNextString();
		double number = dialog.getNextNumber();
		if (Double.isNaN(number)) return number;
		if (type == int.class) return (int) number;
		return type == long.class ? (Object) (long) number : number;
	}

	/** ImageJ records a box only when it is ticked; one that is ticked by default has to be recorded when it is not. */
	private boolean checkbox(ModuleItem<?> item) {
		boolean ticked = dialog.getNextBoolean();
		if (!ticked && Boolean.TRUE.equals(module.getInput(item.getName())) && Recorder.record) Recorder.recordOption(item.getName(), "false");
		return ticked;
	}

	private ImagePlus image(int index) {
		return index < open.all().size() ? open.all().get(index) : null;
	}

	private String help() {
		StringBuilder html = new StringBuilder("<html><p>").append(module.getInfo().getDescription()).append("</p><dl>");
		for (ModuleItem<?> item : items)
			html.append("<dt><b>").append(item.getName().replace('_', ' ')).append("</b></dt><dd>").append(item.getDescription()).append(
				"</dd>");
		return html.append("</dl></html>").toString();
	}
}
