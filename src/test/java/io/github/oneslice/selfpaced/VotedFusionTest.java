package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;

class VotedFusionTest {

	private static final byte UNKNOWN = (byte) SparseLabels.UNKNOWN;
	private static final Extent SIZE = new Extent(4, 1, 1);
	private static final byte[] NOTHING = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
	private static final VotedFusion VOTES = new VotedFusion(1, 1, 0);

	@Test
	void registrationDecidesWhereItIsTrustedTheTeacherElsewhere() {
		byte[] registration = { 1, 1, 1, 0 };
		float[] trust = { 1, 0.75f, 0.25f, 0 };
		Fusion.Fused fused = VOTES.fuse(registration, trust, sure(0, 0, 0, 1), NOTHING, SIZE, 1);
		assertArrayEquals(new byte[] { 1, 1, 0, 1 }, fused.labels());
		// Where the teacher overrules registration, nothing is learned.
		assertArrayEquals(new float[] { 1, 0.5f * (float) Math.sqrt(0.75), 0, 0 }, fused.weight(), 1e-6f);
		assertArrayEquals(new byte[] { 0, 0, 0, 1 }, fused.segmentation());
	}

	@Test
	void theTeacherIsHeardMoreAsTrainingGoesOn() {
		byte[] registration = { 1, 1, 1, 1 };
		float[] trust = { 0.25f, 0.25f, 0.25f, 0.25f };
		assertEquals(1, VOTES.fuse(registration, trust, sure(0, 0, 0, 0), NOTHING, SIZE, 0.2).labels()[0]);
		assertEquals(0, VOTES.fuse(registration, trust, sure(0, 0, 0, 0), NOTHING, SIZE, 0.5).labels()[0]);
	}

	@Test
	void aTeacherThatIsWrongOnTheAnnotationIsNotHeard() {
		byte[] known = { 1, 1, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 1, 0.1f, 0.1f };
		Fusion.Fused fused = VOTES.fuse(new byte[] { 1, 1, 1, 1 }, trust, sure(0, 0, 0, 0), known, SIZE, 1);
		assertArrayEquals(new byte[] { 1, 1, 1, 1 }, fused.labels());
		assertEquals(0.1 * Math.sqrt(0.1), fused.weight()[3], 1e-6);
	}

	@Test
	void theTeacherIsNotHeardApartFromTheAnnotation() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 0.25f, 0.25f, 0.25f };
		Fusion.Fused fused = VOTES.fuse(new byte[] { 1, 1, 0, 1 }, trust, sure(1, 1, 0, 1), known, SIZE, 1);
		assertArrayEquals(new byte[] { 1, 1, 0, 1 }, fused.labels());
		assertEquals(0.5, fused.weight()[1], 1e-6, "what both say is believed");
		assertEquals(0.25 * 0.5, fused.weight()[3], 1e-6, "apart, registration stands alone");
	}

	@Test
	void aTeacherWithoutAShareChangesNothing() {
		byte[] registration = { 1, 1, 1, 0 };
		float[] trust = { 1, 0.75f, 0, 0.5f };
		Fusion.Fused fused = new VotedFusion(0, 1, 0).fuse(registration, trust, sure(0, 0, 0, 1), NOTHING, SIZE, 1);
		assertArrayEquals(registration, fused.labels());
		assertArrayEquals(trust, fused.weight());
		assertArrayEquals(new byte[] { 0, 0, 0, 1 }, fused.segmentation());
	}

	@Test
	void annotatedVoxelsHaveTheirShareOfTheWeight() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN };
		Fusion.Fused fused = new VotedFusion(1, 1, 0.5).before(new byte[] { 1, 1, 1, 0 }, new float[] { 1, 1, 1, 1 }, known);
		assertArrayEquals(new float[] { 3, 1, 1, 1 }, fused.weight(), 1e-6f);
	}

	/** Of two classes. */
	private static float[][] sure(int... classes) {
		float[][] probability = new float[2][classes.length];
		for (int i = 0; i < classes.length; i++)
			probability[classes[i]][i] = 1;
		return probability;
	}
}
