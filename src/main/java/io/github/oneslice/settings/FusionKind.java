package io.github.oneslice.settings;

/** How carried labels and the teacher's become one pseudo-label. */
public enum FusionKind implements Choice {

	/** Each voxel's labels vote with how far they are trusted. */
	VOTE("vote"),
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
