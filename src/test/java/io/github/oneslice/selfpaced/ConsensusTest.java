package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;

class ConsensusTest {

	private static final byte UNKNOWN = (byte) SparseLabels.UNKNOWN;
	private static final Extent SIZE = new Extent(5, 1, 1);
	private static final float[] DISTANCE = { 0, 8, 9, 10, 20 };
	private static final Consensus CONSENSUS = new Consensus(0, 1);

	@Test
	void whatBothSayIsLearnedHoweverFarItIsAndNothingWhereTheyDiffer() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		byte[] registration = { 1, 1, 1, 0, 0 };
		float[] trust = { 1, 0.75f, 0.25f, 0.1f, 1 };
		Fusion.Fused fused = CONSENSUS.fuse(registration, trust, sure(1, 1, 0, 0, 0), known, DISTANCE, SIZE, 0.5);
		assertArrayEquals(registration, fused.labels());
		assertArrayEquals(new float[] { 1, 1, 0, 1, 1 }, fused.weight());
		assertArrayEquals(new byte[] { 1, 1, 0, 0, 0 }, fused.segmentation());
	}

	@Test
	void aTeacherThatIsWrongOnTheAnnotationIsNotHeard() {
		byte[] known = { 1, 1, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 1, 0.1f, 0.2f, 0.3f };
		Fusion.Fused fused = CONSENSUS.fuse(new byte[] { 1, 1, 1, 1, 0 }, trust, sure(0, 0, 0, 0, 0), known, DISTANCE, SIZE, 1);
		assertArrayEquals(new byte[] { 1, 1, 1, 1, 0 }, fused.labels());
		assertArrayEquals(trust, fused.weight());
	}

	@Test
	void apartFromTheAnnotationRegistrationStandsAlone() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 0.25f, 0.25f, 0.25f, 0.25f };
		Fusion.Fused fused = CONSENSUS.fuse(new byte[] { 1, 1, 0, 0, 1 }, trust, sure(1, 1, 0, 0, 1), known, DISTANCE, SIZE, 1);
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
		Fusion.Fused fused = new Consensus(0.5, 1).before(new byte[] { 1, 1, 1, 0, 0 }, new float[] { 1, 1, 1, 1, 1 }, known);
		assertArrayEquals(new float[] { 4, 1, 1, 1, 1 }, fused.weight(), 1e-6f);
		fused = new Consensus(0.5, 1).fuse(new byte[] { 1, 1, 1, 0, 0 }, new float[5], sure(1, 1, 0, 0, 1), known, DISTANCE, SIZE, 0.5);
		assertArrayEquals(new float[] { 2, 1, 0, 1, 0 }, fused.weight(), 1e-6f);
	}

	/** Close by both see the same, at a distance of 20 one voxel of three, at 30 only background. */
	@Test
	void whereTheyHardlyAgreeOthersHaveTaughtThatNothingIsThere() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		byte[] registration = { 1, 1, 1, 1, 1, 0, 1, 0 };
		float[][] teacher = sure(1, 1, 1, 1, 1, 1, 0, 0);
		float[] distance = { 0, 1, 2, 3, 20, 20, 20, 30 };
		Extent size = new Extent(8, 1, 1);
		Fusion.Fused alone = new Consensus(0, 1).fuse(registration, new float[8], teacher, known, distance, size, 0.5);
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 0, 0, 1 }, alone.weight());
		assertArrayEquals(registration, alone.labels());
		Fusion.Fused two = new Consensus(0, 2).fuse(registration, new float[8], teacher, known, distance, size, 0.5);
		// Dice 0.5 at 20, half of that close by: r = 0, and the one other volume counts half
		assertArrayEquals(new float[] { 1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 1 }, two.weight(), 1e-6f);
		assertArrayEquals(new byte[] { 1, 1, 1, 1, 1, 0, 0, 0 }, two.labels());
	}

	@Test
	void withoutAnnotatedSlicesThereIsNoDistance() {
		float[] none = new float[5];
		Arrays.fill(none, Float.POSITIVE_INFINITY);
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		Fusion.Fused fused = new Consensus(0, 9).fuse(new byte[] { 1, 1, 1, 0, 0 }, new float[5], sure(1, 1, 0, 0, 0), known, none, SIZE, 0.5);
		assertArrayEquals(new float[] { 1, 1, 0, 1, 1 }, fused.weight());
	}

	/** Of two classes. */
	private static float[][] sure(int... classes) {
		float[][] probability = new float[2][classes.length];
		for (int i = 0; i < classes.length; i++)
			probability[classes[i]][i] = 1;
		return probability;
	}
}
