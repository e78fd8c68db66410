package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * How samples are mixed.
 *
 * @param patchesPerAxis into how many patches AdaMix cuts each axis of a sample
 * @param mostPatches how many of them are swapped at the most
 */
public record MixingSettings(Perturbation perturbation, int patchesPerAxis, int mostPatches) implements Serializable {

	public MixingSettings {
		Require.that(patchesPerAxis > 0 && mostPatches >= 0, "patches_per_axis and most_patches", "not be negative");
	}

	public MixingSettings with(Perturbation other) {
		return new MixingSettings(other, patchesPerAxis, mostPatches);
	}
}
