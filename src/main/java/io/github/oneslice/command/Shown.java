package io.github.oneslice.command;

import io.github.oneslice.settings.Choice;

/** How a segmentation of an open image is shown. */
enum Shown implements Choice {

	/** As a label stack of its own. */
	LABELS("labels"),
	/** As outlines over the image, whose voxels stay as they are. */
	OVERLAY("overlay"), BOTH("both");

	private final String label;

	Shown(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}

	boolean asLabels() {
		return this != OVERLAY;
	}

	boolean asOverlay() {
		return this != LABELS;
	}
}
