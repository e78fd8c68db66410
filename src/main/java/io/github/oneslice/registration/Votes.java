package io.github.oneslice.registration;

/**
 * What slices that labels were carried from say of each voxel. A slice that was annotated for some classes only says nothing
 * of the others, and so of the background neither.
 */
final class Votes {

	private final float[][] votes;
	/** By class and voxel the weight of all that could have named it; null while every slice is annotated for all classes. */
	private float[][] heard;

	/** @param classes background included */
	Votes(int classes, int voxels, boolean allClasses) {
		votes = new float[classes][voxels];
		heard = allClasses ? null : new float[classes][voxels];
	}

	/** @param part of the class at the voxel, 0 to 1 */
	void add(int c, int voxel, float weight, float part) {
		votes[c][voxel] += weight * part;
		if (heard != null) heard[c][voxel] += weight;
	}

	/** The votes of each class, background first. Each class that was heard by itself is weighed against not being there. */
	float[][] counted() {
		if (heard == null) return votes;
		for (int i = 0; i < votes[0].length; i++) {
			float background = 1;
			for (int c = 1; c < votes.length; c++) {
				votes[c][i] = heard[c][i] == 0 ? 0 : votes[c][i] / heard[c][i];
				background -= votes[c][i];
			}
			votes[0][i] = Math.max(0, background);
		}
		heard = null;
		return votes;
	}
}
