package io.github.oneslice.settings;

import java.util.Arrays;
import java.util.stream.Collectors;
import io.github.oneslice.image.Volume;
import io.github.oneslice.error.UserException;

/** Whether a network sees volumes or single slices. */
public enum Dimensions {

	THREE("3D"), TWO("2D");

	private final String label;

	Dimensions(String label) {
		this.label = label;
	}

	/** The name a person sees and a macro writes. */
	public String label() {
		return label;
	}

	/** @throws UserException if it is neither */
	public static Dimensions of(String label) {
		return Arrays.stream(values()).filter(value -> value.label.equalsIgnoreCase(label.trim())).findFirst().orElseThrow(
			() -> new UserException("There are no dimensions \"" + label + "\". Choose " + Arrays.stream(values()).map(
				Dimensions::label).collect(Collectors.joining(" or ")) + "."));
	}

	/** @throws UserException if the volume is a single slice and three dimensions are needed */
	public void require(Volume volume, String name) {
		if (this == THREE && volume.size()[2] < 2) throw new UserException(name
			+ " is a single slice, but a stack of slices is needed. If its slices are shown as frames or channels, change that with Image > Properties;"
			+ " for single images train with dimensions=2D.");
	}
}
