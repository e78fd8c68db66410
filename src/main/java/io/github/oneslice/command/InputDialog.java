package io.github.oneslice.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.ModulePreprocessor;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

/**
 * Asks for the inputs of a command with ImageJ's own dialog, so that ImageJ's macro recorder takes them down. Field names
 * are parameter names; ImageJ shows their underscores as blanks.
 */
final class InputDialog implements ModulePreprocessor {

	private static final String NONE = "none";
	private static final int PATH_COLUMNS = 30;
	private static final int TEXT_COLUMNS = 24;
	private static final int NUMBER_COLUMNS = 6;

	private Module module;
	private List<ModuleItem<?>> items;
	private GenericDialog dialog;
	private String cancelReason;

	// -- ModuleProcessor methods --

	@Override
	public void process(Module asked) {
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

	// -- Cancelable methods --

	@Override
	public boolean isCanceled() {
		return cancelReason != null;
	}

	@Override
	public void cancel(String reason) {
		cancelReason = reason;
	}

	@Override
	public String getCancelReason() {
		return cancelReason;
	}

	// -- Internal methods --

	private void take(ModuleItem<?> item) {
		Object value = read(item);
		if (value instanceof Double number && number.isNaN()) cancel("The field \"" + item.getName().replace('_', ' ') + "\" needs a number.");
		else module.setInput(item.getName(), value);
		module.resolveInput(item.getName());
	}

	private void addField(ModuleItem<?> item) {
		String label = label(item);
		Object value = module.getInput(item.getName());
		Class<?> type = item.getType();
		if (type == ImagePlus.class) addImages(item);
		else if (type == boolean.class) dialog.addCheckbox(label, (Boolean) value);
		else if (type == File.class && FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) dialog.addDirectoryField(label, "",
			PATH_COLUMNS);
		else if (type == File.class) dialog.addFileField(label, "", PATH_COLUMNS);
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

	/** Offers the active image first, to a second field another image than to the first, and none to an optional one. */
	private void addImages(ModuleItem<?> item) {
		List<String> titles = new ArrayList<>(List.of(WindowManager.getImageTitles()));
		ImagePlus active = WindowManager.getCurrentImage();
		if (active != null && titles.remove(active.getTitle())) titles.add(0, active.getTitle());
		titles.add(NONE);
		if (OneSliceCommand.OPTIONAL.equals(item.getWidgetStyle())) {
			dialog.addChoice(label(item), titles.toArray(new String[0]), NONE);
			return;
		}
		boolean first = items.stream().filter(other -> other.getType() == ImagePlus.class).findFirst().orElseThrow() == item;
		dialog.addChoice(label(item), titles.toArray(new String[0]), titles.get(first || titles.size() == 1 ? 0 : 1));
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
		if (type == ImagePlus.class) return image(dialog.getNextChoice());
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

	private static ImagePlus image(String title) {
		if (title.equals(NONE) || WindowManager.getIDList() == null) return null;
		return Arrays.stream(WindowManager.getIDList()).mapToObj(WindowManager::getImage).filter(Objects::nonNull).filter(image -> image
			.getTitle().equals(title)).findFirst().orElse(null);
	}

	private String help() {
		StringBuilder html = new StringBuilder("<html><p>").append(module.getInfo().getDescription()).append("</p><dl>");
		for (ModuleItem<?> item : items)
			html.append("<dt><b>").append(item.getName().replace('_', ' ')).append("</b></dt><dd>").append(item.getDescription()).append(
				"</dd>");
		return html.append("</dl></html>").toString();
	}
}
