package io.github.oneslice.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.image.Extent;

class CoherenceTest {

	private static final Extent SIZE = new Extent(4, 1, 8);
	private static final List<AnnotatedSlice> FIRST = List.of(new AnnotatedSlice(SliceAxis.XY, 0));

	@Test
	void isOfAClassInASliceAsAPartOfCloseBy() {
		float[][] votes = new float[3][SIZE.voxels()];
		byte[] labels = new byte[SIZE.voxels()];
		name(votes, labels, 1, 1, 1);
		name(votes, labels, 1, 2, 0, 0, 1);
		name(votes, labels, 2, 1, 0.5f);
		name(votes, labels, 7, 1, 1, 0.5f);
		name(votes, labels, 7, 2, 0, 0, 0.5f);
		float[] coherence = Coherence.of(votes, labels, SIZE, FIRST);
		double close = (1 + 0.25) / 1.5;
		assertEquals(1, coherence[SIZE.index(0, 0, 1)], 1e-6);
		assertEquals(0.5 / close, coherence[SIZE.index(0, 0, 2)], 1e-6);
		assertEquals(1, coherence[SIZE.index(1, 0, 7)], 1e-6, "as good as close by");
		assertEquals(0.5, coherence[SIZE.index(2, 0, 7)], 1e-6, "another class");
		assertEquals(1, coherence[SIZE.index(3, 0, 7)], 1e-6, "background");
	}

	/** Of a thin structure no opinion is sure anywhere. */
	@Test
	void whatIsVagueCloseByMayBeSoFarAway() {
		float[][] votes = new float[2][SIZE.voxels()];
		byte[] labels = new byte[SIZE.voxels()];
		for (int z = 0; z < 8; z++)
			name(votes, labels, z, 1, 0.6f);
		for (float value : Coherence.of(votes, labels, SIZE, FIRST))
			assertEquals(1, value, 1e-6);
	}

	@Test
	void ofSeveralAxesTheBestCounts() {
		float[][] votes = new float[2][SIZE.voxels()];
		byte[] labels = new byte[SIZE.voxels()];
		name(votes, labels, 0, 1, 1, 1, 1, 1);
		name(votes, labels, 7, 1, 1, 0.5f, 0.5f);
		AnnotatedSlice across = new AnnotatedSlice(SliceAxis.YZ, 0);
		float[] coherence = Coherence.of(votes, labels, SIZE, List.of(FIRST.get(0), across));
		assertEquals(1, coherence[SIZE.index(0, 0, 7)], 1e-6, "all in its slice across say the same");
		assertEquals(0.75, Coherence.of(votes, labels, SIZE, FIRST)[SIZE.index(0, 0, 7)], 1e-6);
	}

	@Test
	void withoutASliceToCarryFromNothingIsIncoherent() {
		for (float coherence : Coherence.of(new float[2][SIZE.voxels()], new byte[SIZE.voxels()], SIZE, List.of()))
			assertEquals(1, coherence);
	}

	/** A class gets shares of the votes of a slice, pixel by pixel; what is left of them is the background's. */
	private static void name(float[][] votes, byte[] labels, int slice, int c, float... shares) {
		for (int x = 0; x < shares.length; x++) {
			int i = SIZE.index(x, 0, slice);
			if (shares[x] == 0) continue;
			votes[c][i] = 4 * shares[x];
			votes[0][i] = 4 - votes[c][i];
			labels[i] = (byte) c;
		}
	}
}
