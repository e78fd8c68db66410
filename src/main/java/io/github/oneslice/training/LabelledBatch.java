package io.github.oneslice.training;

/** Labelled patches side by side, as a step is fed them: [patch, z, y, x]. */
public final class LabelledBatch {

	private final int count;
	private final float[] images;
	private final int[] labels;
	private final float[] weights;
	private final float[] inside;

	public LabelledBatch(int count, int voxels) {
		this.count = count;
		images = new float[count * voxels];
		labels = new int[count * voxels];
		weights = new float[count * voxels];
		inside = new float[count * voxels];
	}

	public void put(int position, Sampler.Labelled patch) {
		int voxels = patch.image().length;
		System.arraycopy(patch.image(), 0, images, position * voxels, voxels);
		System.arraycopy(patch.label(), 0, labels, position * voxels, voxels);
		System.arraycopy(patch.weight(), 0, weights, position * voxels, voxels);
		System.arraycopy(patch.inside(), 0, inside, position * voxels, voxels);
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

	/** How far each voxel is trusted. */
	public float[] weights() {
		return weights;
	}

	/** 1 inside the volume a patch was drawn from, 0 outside. */
	public float[] inside() {
		return inside;
	}
}
