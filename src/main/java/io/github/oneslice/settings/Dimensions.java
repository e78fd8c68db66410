package io.github.oneslice.settings;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;

/** Whether a network sees volumes or single slices. */
public enum Dimensions implements Choice {

	THREE("3D"), TWO("2D");

	private final String label;

	Dimensions(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}

	/**
	 * @param name what messages call the volume
	 * @throws UserException if it is a single slice and three dimensions are needed
	 */
	public void require(Extent size, String name) {
		if (this == THREE && size.z() < 2) throw new UserException(name
			+ " is a single slice, but a stack of slices is needed. If its slices are shown as frames or channels, change that with Image > Properties;"
			+ " for single images train with dimensions=2D.");
	}
}
