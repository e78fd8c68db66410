package io.github.oneslice.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.image.Extent;

class AppearanceTest {

	private static final Extent SIZE = new Extent(20, 16, 3);
	private static final int PLANE = 20 * 16;

	/** A bright structure on slice 0, the same on slice 1, gone in the right half of slice 2. */
	@Test
	void labelsEndWhereTheirStructureDoes() {
		Random random = new Random(8);
		float[] image = new float[3 * PLANE];
		byte[] label = new byte[PLANE];
		for (int i = 0; i < PLANE; i++) {
			int x = i % 20;
			int y = i / 20;
			boolean inside = x >= 4 && x < 16 && y >= 4 && y < 12;
			if (inside) label[i] = 2;
			for (int z = 0; z < 3; z++)
				image[z * PLANE + i] = (inside && (z < 2 || x < 10) ? 2 : -1) + 0.1f * (float) random.nextGaussian();
		}
		SliceGeometry geometry = new SliceGeometry(SIZE, SliceAxis.XY);
		Appearance appearance = Appearance.of(Plane.of(geometry, image, 0), label, 3, 3);
		byte[] same = label.clone();
		appearance.gate(same, Plane.of(geometry, image, 1));
		assertArrayEquals(label, same);
		byte[] ended = label.clone();
		appearance.gate(ended, Plane.of(geometry, image, 2));
		for (int i = 0; i < PLANE; i++)
			if (i % 20 < 9) assertEquals(label[i], ended[i]);
			else if (i % 20 > 10) assertEquals(0, ended[i]);
		SoftLabel soft = SoftLabel.of(label, 3, geometry);
		float[] faded = appearance.faded(soft, Plane.of(geometry, image, 2), 4).parts()[1].values();
		for (int i = 0; i < PLANE; i++)
			if (label[i] == 0 || i % 20 > 10) assertEquals(0, faded[i], 0.02);
			else if (i % 20 < 9 && i % 20 > 4 && i / 20 > 4 && i / 20 < 11) assertEquals(1, faded[i], 0.02);
	}

	@Test
	void halfOfALabelFadesAtTheLimit() {
		SliceGeometry geometry = new SliceGeometry(SIZE, SliceAxis.XY);
		byte[] label = new byte[PLANE];
		Arrays.fill(label, (byte) 1);
		float[] image = new float[3 * PLANE];
		Arrays.fill(image, PLANE, 2 * PLANE, 2 * 0.3f);
		Appearance appearance = Appearance.of(Plane.of(geometry, image, 0), label, 2, 2);
		for (float part : appearance.faded(SoftLabel.of(label, 2, geometry), Plane.of(geometry, image, 1), 4).parts()[0].values())
			assertEquals(0.5, part, 1e-5);
	}

	/** What is even on the annotated slice may still differ a little elsewhere, as scanners do. */
	@Test
	void evenStructuresAreNotLostToSmallChanges() {
		float[] image = new float[3 * PLANE];
		Arrays.fill(image, PLANE, 2 * PLANE, 0.5f);
		byte[] label = new byte[PLANE];
		Arrays.fill(label, (byte) 1);
		byte[] carried = label.clone();
		SliceGeometry geometry = new SliceGeometry(SIZE, SliceAxis.XY);
		Appearance.of(Plane.of(geometry, image, 0), label, 2, 3).gate(carried, Plane.of(geometry, image, 1));
		assertArrayEquals(label, carried);
	}
}
