package io.github.oneslice.settings;

/** How labels are carried from slice to slice. */
public enum RegistrationKind implements Choice {

	/** Along dense optical flow, softly: nothing to learn, seconds a volume. */
	FLOW("flow"),
	/** By a network that learns to register the slices of the training set, as SPSS was published. */
	LEARNED("learned");

	private final String label;

	RegistrationKind(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
