package io.github.oneslice.command;

import io.github.oneslice.error.UserException;
import io.github.oneslice.settings.TrainingSettings;

/** Reads training settings as a person writes them. */
final class Settings {

	private Settings() {}

	/**
	 * @param changes what to change, such as {@code "filters=8, labelled_batch=2"}; may be empty
	 * @throws UserException if a setting does not exist
	 */
	static TrainingSettings changed(TrainingSettings settings, String changes) {
		if (changes == null) return settings;
		TrainingSettings changed = settings;
		for (String change : changes.trim().split("[,;\\s]+")) {
			if (change.isEmpty()) continue;
			String[] parts = change.split("=", 2);
			if (parts.length < 2) throw new UserException("The setting \"" + change + "\" has no value. Write it as name=value, several with commas.");
			changed = changed.with(parts[0], parts[1]);
		}
		return changed;
	}
}
