package io.github.oneslice.settings;

/** How carried labels and the teacher's become one pseudo-label. */
public enum FusionKind implements Choice {

	/** What both say alike is learned; asked at the start of each round. */
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
