package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * What patches are drawn from the volumes.
 *
 * @param workingVoxels images of more voxels than this are brought to a coarser working resolution, in two dimensions slices
 *          of more pixels; 0: never
 * @param patchX width of a training patch in working voxels, like the next two a multiple of 16
 * @param patchY height of a training patch
 * @param patchZ depth of a training patch; in two dimensions a patch lies in one slice
 * @param labelledBatch patches of annotated volumes a step
 * @param unlabelledBatch patches learned from without labels a step
 * @param unlabelledFrom part of training after which unlabelled patches are used: a network that knows little yet has
 *          little to teach
 * @param augmentation how patches are changed when they are drawn
 * @param heldOut so many annotated volumes are not learned from, but compared with while training goes on
 */
public record SamplingSettings(int workingVoxels, int patchX, int patchY, int patchZ, int labelledBatch, int unlabelledBatch,
	double unlabelledFrom, Augmentation augmentation, int heldOut) implements Serializable
{

	/** Of fewer nothing is left to see. */
	private static final int LEAST_WORKING_VOXELS = 256;

	public SamplingSettings {
		Require.that(workingVoxels == 0 || workingVoxels >= LEAST_WORKING_VOXELS, "working_voxels", "be 0 or at least " + LEAST_WORKING_VOXELS);
		for (int length : new int[] { patchX, patchY, patchZ })
			Require.that(length > 0 && length % 16 == 0, "patch_x, patch_y and patch_z", "be multiples of 16");
		Require.that(labelledBatch > 0 && unlabelledBatch > 0, "labelled_batch and unlabelled_batch", "be positive");
		Require.fraction(unlabelledFrom, "unlabelled_from");
		Require.that(heldOut >= 0, "held_out", "not be negative");
	}

	public SamplingSettings withWorkingVoxels(int other) {
		return new SamplingSettings(other, patchX, patchY, patchZ, labelledBatch, unlabelledBatch, unlabelledFrom, augmentation, heldOut);
	}

	public SamplingSettings withPatch(int x, int y) {
		return new SamplingSettings(workingVoxels, x, y, patchZ, labelledBatch, unlabelledBatch, unlabelledFrom, augmentation, heldOut);
	}

	public SamplingSettings withBatch(int labelled, int unlabelled) {
		return new SamplingSettings(workingVoxels, patchX, patchY, patchZ, labelled, unlabelled, unlabelledFrom, augmentation, heldOut);
	}
}
