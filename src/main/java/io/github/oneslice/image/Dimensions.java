package io.github.oneslice.image;

import java.util.Arrays;
import java.util.stream.Collectors;

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

	/** @throws IllegalArgumentException if it is neither */
	public static Dimensions of(String label) {
		return Arrays.stream(values()).filter(value -> value.label.equalsIgnoreCase(label.trim())).findFirst().orElseThrow(
			() -> new IllegalArgumentException("There are no dimensions \"" + label + "\". Choose " + Arrays.stream(values()).map(
				Dimensions::label).collect(Collectors.joining(" or ")) + "."));
	}

	/** @throws IllegalArgumentException if the volume is a single slice and three dimensions are needed */
	public void require(Volume volume, String name) {
		if (this == THREE && volume.size()[2] < 2) throw new IllegalArgumentException(name
			+ " is a single slice, but a stack of slices is needed. If its slices are shown as frames or channels, change that with Image > Properties;"
			+ " for single images train with dimensions=2D.");
	}
}
