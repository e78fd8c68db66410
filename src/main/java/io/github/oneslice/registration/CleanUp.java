package io.github.oneslice.registration;

import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Masks;
import io.github.oneslice.image.Morphology;
import io.github.oneslice.image.StructuringElement;

/**
 * What is done to each class of a slice after its label was carried to it (Su et al. 2024, section 2.1): the largest
 * component is kept, then opened with a cross; far from the annotation opened more often and closed with a square.
 *
 * @param width width of cross and square in voxels, odd
 * @param near up to how many slices from the annotated one a slice is near
 * @param farOpenings how often slices beyond that are opened
 */
record CleanUp(int width, int near, int farOpenings) {

	byte[] apply(byte[] labels, int rows, int columns, int classes, int distance) {
		int[] size = { columns, rows };
		byte[] result = new byte[labels.length];
		for (int c = 1; c < classes; c++) {
			boolean[] mask = Components.largest(Masks.ofLabel(labels, c), size, Connectivity.CORNERS);
			mask = Morphology.open(mask, size, StructuringElement.cross(width), distance <= near ? 1 : farOpenings);
			if (distance > near) mask = Morphology.close(mask, size, StructuringElement.square(width), 1);
			for (int i = 0; i < result.length; i++)
				if (mask[i]) result[i] = (byte) c;
		}
		return result;
	}
}
