package io.github.oneslice.command;

import java.io.File;
import java.util.Set;

import ij.ImagePlus;
import ij.Prefs;
import io.github.oneslice.dialog.CheckField;
import io.github.oneslice.dialog.Field;
import io.github.oneslice.error.UserException;

/** The answers a person gave to a command before, kept with ImageJ's preferences. */
final class Answers {

	private static final String MEMORY = "oneslice.";

	/** What is true of one image or one run only, and would be a trap in the next. */
	private static final Set<String> OF_ONE_RUN = Set.of("annotated_slices", "empty_slices", "classes_per_slice", "unknown_value", "slice_axis",
		"rois", "channel", "frame", "initial_model", "resume", "overwrite");

	/** What the engine keeps itself. */
	private static final Set<String> OF_THE_ENGINE = Set.of("Backend.device", "Backend.threads", "Backend.memory");

	/** What one command leaves, the next may want. */
	private static final Set<String> SHARED = Set.of("model");

	private final String command;

	Answers(String command) {
		this.command = command;
	}

	/** Fills in the last answer, if there is one that can still be given. */
	void recall(Field field) {
		Object standing = field.value();
		String text = standing instanceof ImagePlus ? "" : Prefs.get(key(field), "");
		if (text.isEmpty() || isForgotten(field)) return;
		try {
			field.fill(field instanceof CheckField ? (Object) Boolean.parseBoolean(text) : text);
			field.value();
		}
		catch (UserException e) {
			field.fill(standing);
		}
	}

	/** Keeps an answer. */
	void keep(Field field) {
		Object value = field.value();
		if (value == null || value instanceof ImagePlus || isForgotten(field)) return;
		Prefs.set(key(field), value instanceof File file ? file.getPath() : value.toString());
	}

	private boolean isForgotten(Field field) {
		return OF_ONE_RUN.contains(field.name()) || OF_THE_ENGINE.contains(command + "." + field.name());
	}

	private String key(Field field) {
		return MEMORY + (SHARED.contains(field.name()) ? "" : command + ".") + field.name();
	}
}
