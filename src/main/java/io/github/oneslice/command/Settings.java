package io.github.oneslice.command;

import io.github.oneslice.training.Preset;
import io.github.oneslice.training.TrainingSettings;

/** Reads training settings as a person writes them. */
final class Settings {

	private Settings() {}

	/**
	 * @param changes what to change of the preset, such as {@code "filters=8, labelled_batch=2"}; may be empty
	 * @throws IllegalArgumentException if a preset or a setting does not exist
	 */
	static TrainingSettings of(String preset, long seed, String changes) {
		TrainingSettings settings = Preset.of(preset).settings().with("seed", Long.toString(seed));
		if (changes == null) return settings;
		for (String change : changes.trim().split("[,;\\s]+")) {
			if (change.isEmpty()) continue;
			String[] parts = change.split("=", 2);
			if (parts.length < 2) throw new IllegalArgumentException("The setting \"" + change + "\" has no value. Write it as name=value, several with commas.");
			settings = settings.with(parts[0], parts[1]);
		}
		return settings;
	}
}
