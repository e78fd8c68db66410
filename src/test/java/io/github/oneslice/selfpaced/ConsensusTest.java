package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;

class ConsensusTest {

	private static final byte UNKNOWN = (byte) SparseLabels.UNKNOWN;
	private static final Extent SIZE = new Extent(5, 1, 1);
	private static final Consensus CONSENSUS = new Consensus(0);

	@Test
	void whatBothSayIsLearnedHoweverFarItIsAndNothingWhereTheyDiffer() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		byte[] registration = { 1, 1, 1, 0, 0 };
		float[] trust = { 1, 0.75f, 0.25f, 0.1f, 1 };
		Fusion.Fused fused = CONSENSUS.fuse(registration, trust, sure(1, 1, 0, 0, 0), known, SIZE, 0.5);
		assertArrayEquals(registration, fused.labels());
		assertArrayEquals(new float[] { 1, 1, 0, 1, 1 }, fused.weight());
		assertArrayEquals(new byte[] { 1, 1, 0, 0, 0 }, fused.segmentation());
	}

	@Test
	void aTeacherThatIsWrongOnTheAnnotationIsNotHeard() {
		byte[] known = { 1, 1, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 1, 0.1f, 0.2f, 0.3f };
		Fusion.Fused fused = CONSENSUS.fuse(new byte[] { 1, 1, 1, 1, 0 }, trust, sure(0, 0, 0, 0, 0), known, SIZE, 1);
		assertArrayEquals(new byte[] { 1, 1, 1, 1, 0 }, fused.labels());
		assertArrayEquals(trust, fused.weight());
	}

	@Test
	void apartFromTheAnnotationRegistrationStandsAlone() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 0.25f, 0.25f, 0.25f, 0.25f };
		Fusion.Fused fused = CONSENSUS.fuse(new byte[] { 1, 1, 0, 0, 1 }, trust, sure(1, 1, 0, 0, 1), known, SIZE, 1);
		assertArrayEquals(new float[] { 1, 1, 1, 1, 0.25f }, fused.weight());
	}

	@Test
	void beforeTheTeacherIsHeardRegistrationIsLearnedWithItsTrust() {
		byte[] known = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		byte[] registration = { 1, 1, 1, 0, 0 };
		float[] trust = { 1, 0.75f, 0, 0.5f, 1 };
		Fusion.Fused fused = CONSENSUS.before(registration, trust, known);
		assertArrayEquals(registration, fused.labels());
		assertArrayEquals(trust, fused.weight());
	}

	@Test
	void annotatedVoxelsHaveTheirShareOfTheWeight() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		Fusion.Fused fused = new Consensus(0.5).before(new byte[] { 1, 1, 1, 0, 0 }, new float[] { 1, 1, 1, 1, 1 }, known);
		assertArrayEquals(new float[] { 4, 1, 1, 1, 1 }, fused.weight(), 1e-6f);
		fused = new Consensus(0.5).fuse(new byte[] { 1, 1, 1, 0, 0 }, new float[5], sure(1, 1, 0, 0, 1), known, SIZE, 0.5);
		assertArrayEquals(new float[] { 2, 1, 0, 1, 0 }, fused.weight(), 1e-6f);
	}

	/** Of two classes. */
	private static float[][] sure(int... classes) {
		float[][] probability = new float[2][classes.length];
		for (int i = 0; i < classes.length; i++)
			probability[classes[i]][i] = 1;
		return probability;
	}
}
