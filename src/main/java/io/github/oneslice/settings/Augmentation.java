package io.github.oneslice.settings;

/** How patches are changed when they are drawn. */
public enum Augmentation implements Choice {

	/** Flips, and turns by 90°. */
	TURNS("turns"),
	/** Small rotations and scalings, and changes of contrast. */
	AFFINE("affine"),
	/** Larger ones, and smooth deformations. */
	ELASTIC("elastic"),
	/** Not at all. */
	NONE("none");

	private final String label;

	Augmentation(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
