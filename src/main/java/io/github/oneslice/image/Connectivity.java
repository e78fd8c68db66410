package io.github.oneslice.image;

/** Which grid neighbours belong together. */
public enum Connectivity {

	/** Those that share an edge in 2-D (4 neighbours) or a face in 3-D (6 neighbours). */
	FACES,
	/** Those that share at least a corner: 8 neighbours in 2-D, 26 in 3-D. */
	CORNERS
}
