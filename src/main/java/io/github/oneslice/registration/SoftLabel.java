package io.github.oneslice.registration;

import java.util.BitSet;

import io.github.oneslice.annotation.SliceGeometry;

/**
 * The labels of a slice as parts of each class.
 *
 * @param parts for each class but the background its part at each pixel, 0 to 1; their sum is at most 1
 */
record SoftLabel(Plane[] parts, SliceGeometry geometry) {

	static SoftLabel of(byte[] labels, int classes, SliceGeometry geometry) {
		Plane[] parts = new Plane[classes - 1];
		for (int c = 1; c < classes; c++) {
			float[] part = new float[labels.length];
			for (int i = 0; i < part.length; i++)
				if (Byte.toUnsignedInt(labels[i]) == c) part[i] = 1;
			parts[c - 1] = new Plane(part, geometry.rows(), geometry.columns());
		}
		return new SoftLabel(parts, geometry);
	}

	SoftLabel warped(float[] flow) {
		Plane[] warped = new Plane[parts.length];
		for (int c = 0; c < parts.length; c++)
			warped[c] = parts[c].warped(flow);
		return new SoftLabel(warped, geometry);
	}

	/**
	 * Soft Dice with the labels of a slice, mean of the classes that are on either; 1 where there is none.
	 *
	 * @param annotated the classes that the slice says something of
	 */
	float agreement(byte[] labels, BitSet annotated) {
		double sum = 0;
		int present = 0;
		for (int c = 0; c < parts.length; c++) {
			if (!annotated.get(c + 1)) continue;
			double shared = 0;
			double all = 0;
			for (int i = 0; i < labels.length; i++) {
				boolean here = Byte.toUnsignedInt(labels[i]) == c + 1;
				all += parts[c].values()[i] + (here ? 1 : 0);
				if (here) shared += parts[c].values()[i];
			}
			if (all < 1) continue;
			sum += 2 * shared / all;
			present++;
		}
		return present == 0 ? 1 : (float) (sum / present);
	}

	/**
	 * Adds what this says of a slice, with a weight.
	 *
	 * @param annotated the classes that the slice it comes from says something of
	 */
	void vote(Votes votes, BitSet annotated, int slice, float weight) {
		for (int row = 0, i = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++, i++) {
				int voxel = geometry.index(slice, row, column);
				float background = 1;
				for (int c = 0; c < parts.length; c++) {
					float part = parts[c].values()[i];
					if (annotated.get(c + 1)) votes.add(c + 1, voxel, weight, part);
					background -= part;
				}
				votes.add(0, voxel, weight, Math.max(0, background));
			}
	}
}
