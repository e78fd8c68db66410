package io.github.oneslice.settings;

/** How the learning rate falls over training. */
public enum LearningRateDecay implements Choice {

	/** A tenth after each 2,500 of 6,000 steps. */
	STEP("step"),
	/** Along half a cosine, to next to nothing at the end. */
	COSINE("cosine"),
	/** It stays. */
	NONE("none");

	private final String label;

	LearningRateDecay(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
