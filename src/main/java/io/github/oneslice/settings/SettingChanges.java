package io.github.oneslice.settings;

import java.util.List;
import java.util.stream.Stream;

import io.github.oneslice.error.UserException;

/** Reads training settings as a person writes them. */
public final class SettingChanges {

	private SettingChanges() {}

	/**
	 * @param changes what to change, such as {@code "filters=8, labelled_batch=2"}; may be empty
	 * @throws UserException if a setting does not exist
	 */
	public static TrainingSettings changed(TrainingSettings settings, String changes) {
		if (changes == null) return settings;
		TrainingSettings changed = settings;
		List<String> parts = Stream.of(changes.trim().split("[,;\\s]+")).filter(part -> !part.isEmpty()).toList();
		for (String part : parts) {
			if (part.matches("\\d+")) throw new UserException("The settings \"" + changes.trim() + "\" cannot be read at \"" + part
				+ "\". Write decimals with a point, as in 0.5; commas stand between settings.");
			if (!part.contains("=")) throw new UserException("The setting \"" + part + "\" has no value. Write it as name=value, several with commas.");
		}
		for (String part : parts)
			changed = changed.with(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
		return changed;
	}
}
