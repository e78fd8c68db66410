package io.github.oneslice.training;

import java.util.stream.IntStream;

import io.github.oneslice.annotation.SparseLabels;

/** Labelled patches side by side, as a step is fed them: [patch, z, y, x]. */
public final class LabelledBatch {

	private final int count;
	private final float[] images;
	private final int[] labels;
	private final float[] weights;
	private final float[] inside;
	private final boolean[] annotated;
	private final String[] domains;

	LabelledBatch(int count, int voxels) {
		this.count = count;
		images = new float[count * voxels];
		labels = new int[count * voxels];
		weights = new float[count * voxels];
		inside = new float[count * voxels];
		annotated = new boolean[count * voxels];
		domains = new String[count];
	}

	/**
	 * @param image grey values of the patch
	 * @param voxels for each voxel of the patch its place in the volume it was drawn from; −1 outside
	 * @param label class indices of the volume
	 * @param weight how far each voxel of the volume is trusted
	 * @param known the classes that a person annotated in it, {@link SparseLabels#UNKNOWN} elsewhere
	 * @param domain the group the volume comes from
	 */
	void put(int position, float[] image, int[] voxels, byte[] label, float[] weight, byte[] known, String domain) {
		int start = position * voxels.length;
		System.arraycopy(image, 0, images, start, image.length);
		for (int i = 0; i < voxels.length; i++) {
			boolean within = voxels[i] >= 0;
			labels[start + i] = within ? Byte.toUnsignedInt(label[voxels[i]]) : 0;
			weights[start + i] = within ? weight[voxels[i]] : 0;
			inside[start + i] = within ? 1 : 0;
			annotated[start + i] = within && !SparseLabels.isUnknown(known[voxels[i]]);
		}
		domains[position] = domain;
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

	/** How much labels are to be doubted: as told where they were carried, not at all where a person annotated. */
	float[] doubt(double ofCarried) {
		float[] doubt = new float[annotated.length];
		for (int i = 0; i < doubt.length; i++)
			doubt[i] = annotated[i] ? 0 : (float) ofCarried;
		return doubt;
	}

	/** Where the patches of a group are; the name of the unknown group is empty. */
	public int[] ofDomain(String domain) {
		return IntStream.range(0, count).filter(position -> domains[position].equals(domain)).toArray();
	}

	/** Some of the patches. */
	public LabelledBatch part(int... positions) {
		int voxels = images.length / count;
		LabelledBatch part = new LabelledBatch(positions.length, voxels);
		for (int i = 0; i < positions.length; i++) {
			int from = positions[i] * voxels;
			System.arraycopy(images, from, part.images, i * voxels, voxels);
			System.arraycopy(labels, from, part.labels, i * voxels, voxels);
			System.arraycopy(weights, from, part.weights, i * voxels, voxels);
			System.arraycopy(inside, from, part.inside, i * voxels, voxels);
			System.arraycopy(annotated, from, part.annotated, i * voxels, voxels);
			part.domains[i] = domains[positions[i]];
		}
		return part;
	}
}
