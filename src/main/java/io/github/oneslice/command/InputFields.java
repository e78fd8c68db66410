package io.github.oneslice.command;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import io.github.oneslice.dialog.CheckField;
import io.github.oneslice.dialog.ChoiceField;
import io.github.oneslice.dialog.Field;
import io.github.oneslice.dialog.LineField;
import io.github.oneslice.dialog.PathField;
import io.github.oneslice.error.UserException;

/** Makes a field of the dialog for each input, and fills in the image that fits. */
final class InputFields {

	private static final int TEXT_COLUMNS = 24;
	private static final int NUMBER_COLUMNS = 8;

	private final Module module;
	private final OpenImages open;
	private final Set<ImagePlus> taken = new HashSet<>();

	InputFields(Module module, OpenImages open) {
		this.module = module;
		this.open = open;
	}

	/** The field of an input, with its default. Images are to be asked for in their order: what one takes is not offered to the next. */
	Field field(ModuleItem<?> item) {
		Field field = make(item, item.getName(), item.getLabel(), sentence(item));
		Object value = item.getType() == ImagePlus.class ? fitting(item) : module.getInput(item.getName());
		field.fill(value == null && item.getType() == String.class ? "" : value);
		return field;
	}

	private Field make(ModuleItem<?> item, String name, String label, String help) {
		Class<?> type = item.getType();
		if (type == ImagePlus.class) return new ChoiceField<>(name, label, help, images(), image -> image == null ? MacroInputs.NONE : image.getTitle());
		if (type == boolean.class) return new CheckField(name, label, help);
		if (type == File.class) return new PathField(name, label, help, kind(String.valueOf(item.getWidgetStyle())));
		List<String> choices = choices(item);
		if (!choices.isEmpty()) return new ChoiceField<>(name, label, help, choices, String::valueOf);
		return type == String.class ? new LineField(name, label, help, TEXT_COLUMNS, text -> text) : new LineField(name, label, help, NUMBER_COLUMNS,
			text -> number(item, text));
	}

	private List<String> choices(ModuleItem<?> item) {
		List<String> known = ((OneSliceCommand) module.getDelegateObject()).choices(item.getName());
		return known.isEmpty() && item.getChoices() != null ? item.getChoices().stream().map(String::valueOf).toList() : known;
	}

	private static PathField.Kind kind(String style) {
		return switch (style) {
			case FileWidget.DIRECTORY_STYLE -> PathField.Kind.FOLDER;
			case FileWidget.SAVE_STYLE -> PathField.Kind.FILE_TO_WRITE;
			default -> PathField.Kind.FILE_TO_READ;
		};
	}

	/** All open images, and none. */
	private List<ImagePlus> images() {
		List<ImagePlus> choices = new ArrayList<>(open.all());
		choices.add(null);
		return choices;
	}

	/** Nothing where the field mostly stays empty. */
	private ImagePlus fitting(ModuleItem<?> item) {
		ImagePlus fitting = switch (String.valueOf(item.getWidgetStyle())) {
			case OneSliceCommand.OPTIONAL -> null;
			case OneSliceCommand.LABELS -> open.labels(taken.stream().findFirst().orElse(null), taken);
			default -> open.image();
		};
		if (fitting != null) taken.add(fitting);
		return fitting;
	}

	private static Number number(ModuleItem<?> item, String text) {
		Number number;
		try {
			number = (Number) MacroOptions.parse(item.getName(), text, item.getType());
		}
		catch (UserException e) {
			throw new UserException(item.getLabel() + " needs a " + (item.getType() == double.class ? "number, with a point for decimals." : "whole number."));
		}
		requireRange(item, number.doubleValue());
		return number;
	}

	private static void requireRange(ModuleItem<?> item, double number) {
		Object least = item.getMinimumValue();
		Object most = item.getMaximumValue();
		boolean low = least instanceof Number bound && number < bound.doubleValue();
		boolean high = most instanceof Number bound && number > bound.doubleValue();
		if (low || high) throw new UserException(item.getLabel() + " must be " + (most == null ? "at least " + text(least) : "from " + text(least) + " to " + text(most))
			+ ". " + sentence(item));
	}

	private static String text(Object bound) {
		return String.valueOf(bound).replaceAll("\\.0$", "");
	}

	/** The description as a sentence. */
	private static String sentence(ModuleItem<?> item) {
		String text = item.getDescription();
		return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
	}
}
