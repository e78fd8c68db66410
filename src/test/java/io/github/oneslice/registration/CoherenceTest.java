package io.github.oneslice.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.image.Extent;

class CoherenceTest {

	private static final Extent SIZE = new Extent(4, 1, 2);
	private static final byte[] LABELS = { 1, 1, 0, 0, 1, 2, 2, 0 };
	/** In the first slice all opinions are the same; in the second half of them name a voxel less or more of class 1. */
	private static final float[][] VOTES = { { 0, 0, 3, 3, 0, 0, 0, 3 }, { 3, 3, 0, 0, 3, 1.5f, 0, 0 }, { 0, 0, 0, 0, 0, 1.5f, 3, 0 } };

	@Test
	void isOfAClassInASlice() {
		float[] coherence = Coherence.of(VOTES, LABELS, SIZE, List.of(SliceAxis.XY));
		float second = (1 + 0.25f) / 1.5f;
		float[] expected = { 1, 1, 1, 1, second, second, second, 1 };
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], coherence[i], 1e-6, "voxel " + i);
	}

	@Test
	void ofSeveralAxesTheBestCounts() {
		float[] coherence = Coherence.of(VOTES, LABELS, SIZE, List.of(SliceAxis.XY, SliceAxis.YZ));
		assertEquals(1, coherence[4], 1e-6);
		assertEquals((1 + 0.25) / 1.5, coherence[5], 1e-6);
		assertEquals(1, coherence[6], 1e-6);
	}

	@Test
	void withoutASliceToCarryFromNothingIsIncoherent() {
		for (float coherence : Coherence.of(VOTES, LABELS, SIZE, List.of()))
			assertEquals(1, coherence);
	}
}
