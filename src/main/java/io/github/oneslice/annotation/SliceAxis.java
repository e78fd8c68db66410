package io.github.oneslice.annotation;

import io.github.oneslice.settings.Choice;

/** Orientation of a slice, named by the plane it lies in. */
public enum SliceAxis implements Choice {

	/** Slices across z, as ImageJ shows them. */
	XY(2),
	/** Slices across y. */
	XZ(1),
	/** Slices across x. */
	YZ(0);

	private final int normal;

	SliceAxis(int normal) {
		this.normal = normal;
	}

	/** The axis the slices are stacked along: 0 is x, 1 is y, 2 is z. */
	public int normal() {
		return normal;
	}

	@Override
	public String label() {
		return name();
	}
}
