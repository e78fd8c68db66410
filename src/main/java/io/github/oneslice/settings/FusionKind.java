package io.github.oneslice.settings;

/** How carried labels and the teacher's become one pseudo-label. */
public enum FusionKind implements Choice {

	/** Carried labels alone are learned; in a training that starts from a model, what both say alike. */
	CONSENSUS("consensus"),
	/** The teacher's share is the same at all voxels, and grows with training (Su et al. 2024). */
	SHARE("share");

	private final String label;

	FusionKind(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
