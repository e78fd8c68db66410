package io.github.oneslice.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;

class SliceGainTest {

	/** By the formula: L = 8 slices of change 0.1. */
	@Test
	void isWhatTheFormulaSays() {
		SliceGain gain = new SliceGain(new double[] { 1, 2, 3 }, new double[] { 0.1, 0.1 });
		double near = Math.exp(-0.1 / 0.8);
		double far = Math.exp(-0.2 / 0.8);
		assertEquals(1 + 2 * near + 3 * far, gain.profile()[0], 1e-12);
		gain.annotate(List.of(0));
		assertEquals(0, gain.profile()[0], 1e-12);
		assertEquals(2 * (1 - near) + 3 * (near - far), gain.profile()[1], 1e-12);
	}

	/** What is annotated already helps nobody, more annotations never make another worth more, and no gain exceeds all that is unsure. */
	@Test
	void holdsOnRandomSlices() {
		Random random = new Random(2);
		for (int trial = 0; trial < 100; trial++) {
			double[] unsure = random.doubles(2 + random.nextInt(30)).toArray();
			double[] change = random.doubles(unsure.length - 1).toArray();
			SliceGain gain = new SliceGain(unsure, change);
			double[] before = gain.profile();
			for (int i = 0; i < 3; i++) {
				int slice = random.nextInt(unsure.length);
				gain.annotate(List.of(slice));
				double[] after = gain.profile();
				assertEquals(0, after[slice], 1e-12);
				for (int s = 0; s < after.length; s++)
					assertTrue(after[s] <= before[s] + 1e-12 && after[s] <= Arrays.stream(unsure).sum());
				before = after;
			}
		}
	}

	@Test
	void aSliceChangesByAsMuchAsItsPictureIsAnother() {
		Extent size = new Extent(4, 3, 3);
		float[] image = new float[size.voxels()];
		float[] everywhere = new float[image.length];
		Arrays.fill(everywhere, 1);
		for (int i = 0; i < 12; i++) {
			image[i] = i;
			image[12 + i] = 5 + 2 * i; // the same picture, brighter
			image[24 + i] = -i; // its negative
		}
		SliceProfile profile = new SliceProfile(size, SliceAxis.XY);
		double[] changes = profile.changes(image, everywhere);
		assertEquals(0, changes[0], 1e-9);
		assertEquals(2, changes[1], 1e-9);
		assertEquals(2, changes.length);
		assertEquals(66, profile.sums(image)[0], 1e-6);
		assertEquals(3, new SliceProfile(size, SliceAxis.XZ).changes(image, everywhere).length + 1);
		assertEquals(4, new SliceProfile(size, SliceAxis.YZ).sums(image).length);
	}
}
