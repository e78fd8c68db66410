package io.github.oneslice.training;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Named sets of training settings, from minutes on a laptop to the published schedule. */
public enum Preset {

	/** Minutes on two cores: coarse working resolution, a slim network, small patches. */
	LAPTOP("Laptop"),
	/** Hours on a workstation. */
	WORKSTATION("Workstation"),
	/** The schedule of the SPSS paper (Su et al. 2024, section 3.1). */
	PAPER("Paper");

	private final String label;

	Preset(String label) {
		this.label = label;
	}

	/** The name a person sees and a macro writes. */
	public String label() {
		return label;
	}

	/** @throws IllegalArgumentException if there is no preset of that name */
	public static Preset of(String label) {
		return Arrays.stream(values()).filter(preset -> preset.label.equalsIgnoreCase(label.trim())).findFirst().orElseThrow(
			() -> new IllegalArgumentException("There is no preset \"" + label + "\". Choose one of " + Arrays.stream(values())
				.map(Preset::label).collect(Collectors.joining(", ")) + "."));
	}

	public TrainingSettings settings() {
		return TrainingSettings.of(this);
	}
}
