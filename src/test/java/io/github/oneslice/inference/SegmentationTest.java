package io.github.oneslice.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SegmentationTest {

	@Test
	void takesTheVoxelsOfSmallestUncertainty() {
		Random random = new Random(5);
		for (int trial = 0; trial < 50; trial++) {
			float[] uncertainty = new float[1 + random.nextInt(200)];
			for (int i = 0; i < uncertainty.length; i++)
				uncertainty[i] = (random.nextInt(40) - 3) / 20f; // many ties, some a little below zero
			int count = random.nextInt(uncertainty.length + 1);
			byte[] selected = Segmentation.mostCertain(uncertainty, count);
			float[] sorted = uncertainty.clone();
			Arrays.sort(sorted);
			int taken = 0;
			for (int i = 0; i < selected.length; i++) {
				taken += selected[i];
				if (count > 0 && uncertainty[i] < sorted[count - 1]) assertEquals(1, selected[i]);
				if (count == 0 || uncertainty[i] > sorted[count - 1]) assertEquals(0, selected[i]);
			}
			assertEquals(count, taken);
		}
	}
}
