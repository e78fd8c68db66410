package io.github.oneslice.settings;

/** How patches are changed when they are drawn. */
public enum Augmentation implements Choice {

	/** Flips, and turns by 90°. */
	TURNS("turns"),
	/** Small rotations and scalings, and changes of contrast. */
	AFFINE("affine"),
	/** Larger ones, and smooth deformations. */
	ELASTIC("elastic"),
	/** Elastic where a volume is annotated in whole, affine elsewhere: what is known for sure can be learned by heart. */
	AUTO("auto"),
	/** Not at all. */
	NONE("none");

	private final String label;

	Augmentation(String label) {
		this.label = label;
	}

	/** What is done to patches of a volume; never {@link #AUTO}. */
	public Augmentation of(boolean whollyAnnotated) {
		if (this != AUTO) return this;
		return whollyAnnotated ? ELASTIC : AFFINE;
	}

	/** Whether grey values are changed too, as scanners differ. */
	public boolean changesIntensity() {
		return this == AFFINE || this == ELASTIC;
	}

	@Override
	public String label() {
		return label;
	}
}
