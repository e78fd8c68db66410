package io.github.oneslice.settings;

/** How samples are mixed with each other. */
public enum Perturbation implements Choice {

	/** Patches are swapped by confidence (Shen et al. 2026). */
	ADAMIX("AdaMix"),
	/** A box of one sample is pasted into the other (Yun et al. 2019). */
	CUTMIX("CutMix"),
	/** Not at all, for comparison. */
	NONE("None");

	private final String label;

	Perturbation(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
