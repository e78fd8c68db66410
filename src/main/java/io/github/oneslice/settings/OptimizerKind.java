package io.github.oneslice.settings;

/** The rule by which a network goes down its loss. */
public enum OptimizerKind implements Choice {

	/** Stochastic gradient descent with a momentum of 0.9. */
	SGD("SGD"),
	/** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
	ADAMW("AdamW");

	private final String label;

	OptimizerKind(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
