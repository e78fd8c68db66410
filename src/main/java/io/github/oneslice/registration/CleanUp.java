package io.github.oneslice.registration;

import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Masks;
import io.github.oneslice.image.Morphology;
import io.github.oneslice.image.StructuringElement;

/**
 * What is done to each class of a slice after its label was carried to it (Su et al. 2024, section 2.1): the largest
 * components are kept, as many as there are on the annotated slice, then opened with a cross; far from the annotation opened more often and closed with a square. A
 * class that is too thin for that stays as it was carried.
 *
 * @param width width of cross and square in voxels, odd
 * @param near up to how many slices from the annotated one a slice is near
 * @param farOpenings how often slices beyond that are opened
 */
record CleanUp(int width, int near, int farOpenings) {

	/** @param components how many components to keep of each class */
	byte[] apply(byte[] labels, int rows, int columns, int[] components, int distance) {
		int[] size = { columns, rows };
		byte[] result = new byte[labels.length];
		for (int c = 1; c < components.length; c++) {
			boolean[] mask = Components.largest(Masks.ofLabel(labels, c), size, Connectivity.CORNERS,
				components[c]);
			boolean[] opened = Morphology.open(mask, size, StructuringElement.cross(width), distance <= near ? 1 : farOpenings);
			if (Masks.count(opened) > 0) mask = opened;
			if (distance > near) mask = Morphology.close(mask, size, StructuringElement.square(width), 1);
			for (int i = 0; i < result.length; i++)
				if (mask[i]) result[i] = (byte) c;
		}
		return result;
	}

	/** How many components each class has on a slice. */
	static int[] components(byte[] labels, int rows, int columns, int classes) {
		int[] components = new int[classes];
		for (int c = 1; c < classes; c++)
			components[c] = Components.count(Masks.ofLabel(labels, c), new int[] { columns, rows }, Connectivity.CORNERS);
		return components;
	}
}
