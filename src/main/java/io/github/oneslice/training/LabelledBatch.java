package io.github.oneslice.training;

import io.github.oneslice.image.Extent;

/** Labelled patches side by side, as a step is fed them: [patch, z, y, x]. */
public final class LabelledBatch {

	private final int count;
	private final float[] images;
	private final int[] labels;
	private final float[] weights;
	private final float[] inside;
	private final String[] domains;

	LabelledBatch(int count, int voxels) {
		this.count = count;
		images = new float[count * voxels];
		labels = new int[count * voxels];
		weights = new float[count * voxels];
		inside = new float[count * voxels];
		domains = new String[count];
	}

	/**
	 * @param image grey values of the patch
	 * @param voxels for each voxel of the patch its place in the volume it was drawn from; −1 outside
	 * @param label class indices of the volume
	 * @param weight how far each voxel of the volume is trusted
	 * @param domain the group the volume comes from
	 */
	void put(int position, float[] image, int[] voxels, byte[] label, float[] weight, String domain) {
		int start = position * voxels.length;
		System.arraycopy(image, 0, images, start, image.length);
		for (int i = 0; i < voxels.length; i++) {
			boolean within = voxels[i] >= 0;
			labels[start + i] = within ? Byte.toUnsignedInt(label[voxels[i]]) : 0;
			weights[start + i] = within ? weight[voxels[i]] : 0;
			inside[start + i] = within ? 1 : 0;
		}
		domains[position] = domain;
	}

	/**
	 * Swaps a box between two patches, the same place in both, with all that is known of it.
	 *
	 * @param patch size of a patch
	 * @param start of the box along x, y and z
	 * @param length of the box along x, y and z
	 */
	void swap(int first, int second, Extent patch, int[] start, int[] length) {
		int voxels = patch.voxels();
		for (int z = start[2]; z < start[2] + length[2]; z++)
			for (int y = start[1]; y < start[1] + length[1]; y++)
				for (int x = start[0]; x < start[0] + length[0]; x++) {
					int i = x + patch.x() * (y + patch.y() * z);
					swap(first * voxels + i, second * voxels + i);
				}
	}

	private void swap(int i, int j) {
		float image = images[i];
		int label = labels[i];
		float weight = weights[i];
		float within = inside[i];
		images[i] = images[j];
		labels[i] = labels[j];
		weights[i] = weights[j];
		inside[i] = inside[j];
		images[j] = image;
		labels[j] = label;
		weights[j] = weight;
		inside[j] = within;
	}

	public int count() {
		return count;
	}

	public float[] images() {
		return images;
	}

	/** Class indices. */
	public int[] labels() {
		return labels;
	}

	/** How far each voxel is trusted; 0 outside the volume. */
	public float[] weights() {
		return weights;
	}

	/** 1 inside the volume a patch was drawn from, 0 outside. */
	public float[] inside() {
		return inside;
	}

	/** The group that a patch comes from; empty when it is not known. */
	public String domain(int position) {
		return domains[position];
	}
}
