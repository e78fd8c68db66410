package io.github.oneslice.command;

import java.io.File;
import java.util.Objects;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import io.github.oneslice.dialog.Field;

/**
 * Has ImageJ's macro recorder take down an answer, so that the line it writes does the same again. What is left at its
 * default is left out, save for what everyone sets.
 */
final class Recording {

	private Recording() {}

	/** @param initial the value that a macro gets which does not give the option */
	static void take(Field field, Object initial, boolean always) {
		Object value = field.value();
		if (value instanceof Boolean ticked) takeTick(field.name(), ticked, Boolean.TRUE.equals(initial));
		else if (!text(value).isEmpty() && (always || !Objects.equals(value, initial))) Recorder.recordOption(field.name(), quoted(text(value)));
	}

	private static void takeTick(String name, boolean ticked, boolean initial) {
		if (ticked && !initial) Recorder.recordOption(name);
		if (!ticked && initial) Recorder.recordOption(name, "false");
	}

	private static String text(Object value) {
		if (value == null) return MacroInputs.NONE;
		if (value instanceof ImagePlus image) return image.getTitle();
		if (value instanceof Double number && number == number.intValue()) return String.valueOf(number.intValue());
		return value instanceof File file ? Recorder.fixPath(file.getPath()) : value.toString();
	}

	/** The recorder puts brackets around blanks, but not around brackets; and its line stands in quotes. */
	private static String quoted(String text) {
		String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
		return escaped.matches("[^ ]*[\\[\\]=\\t][^ ]*") ? "[" + escaped + "]" : escaped;
	}
}
