package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SliceAxis;
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
		Fusion.Fused fused = CONSENSUS.fuse(registration, trust, sure(1, 1, 0, 0, 0), annotation(known), 0.5);
		assertArrayEquals(registration, fused.labels());
		assertArrayEquals(new float[] { 1, 1, 0, 1, 1 }, fused.weight());
		assertArrayEquals(new byte[] { 1, 1, 0, 0, 0 }, fused.segmentation());
	}

	@Test
	void aTeacherThatIsWrongOnTheAnnotationIsNotHeard() {
		byte[] known = { 1, 1, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 1, 0.1f, 0.2f, 0.3f };
		Fusion.Fused fused = CONSENSUS.fuse(new byte[] { 1, 1, 1, 1, 0 }, trust, sure(0, 0, 0, 0, 0), annotation(known), 1);
		assertArrayEquals(new byte[] { 1, 1, 1, 1, 0 }, fused.labels());
		assertArrayEquals(trust, fused.weight());
	}

	@Test
	void apartFromTheAnnotationRegistrationStandsAlone() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		float[] trust = { 1, 0.25f, 0.25f, 0.25f, 0.25f };
		Fusion.Fused fused = CONSENSUS.fuse(new byte[] { 1, 1, 0, 0, 1 }, trust, sure(1, 1, 0, 0, 1), annotation(known), 1);
		assertArrayEquals(new float[] { 1, 1, 1, 1, 0.25f }, fused.weight());
	}

	@Test
	void beforeTheTeacherIsHeardRegistrationIsLearnedWithItsTrust() {
		byte[] known = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		byte[] registration = { 1, 1, 1, 0, 0 };
		float[] trust = { 1, 0.75f, 0, 0.5f, 1 };
		Fusion.Fused fused = CONSENSUS.before(registration, trust, annotation(known));
		assertArrayEquals(registration, fused.labels());
		assertArrayEquals(trust, fused.weight());
	}

	@Test
	void annotatedVoxelsHaveTheirShareOfTheWeight() {
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		Fusion.Fused fused = new Consensus(0.5, 1).before(new byte[] { 1, 1, 1, 0, 0 }, new float[] { 1, 1, 1, 1, 1 }, annotation(known));
		assertArrayEquals(new float[] { 4, 1, 1, 1, 1 }, fused.weight(), 1e-6f);
		fused = new Consensus(0.5, 1).fuse(new byte[] { 1, 1, 1, 0, 0 }, new float[5], sure(1, 1, 0, 0, 1), annotation(known), 0.5);
		assertArrayEquals(new float[] { 2, 1, 0, 1, 0 }, fused.weight(), 1e-6f);
	}

	/** Close by both see the same, in the third slice one voxel of three. */
	@Test
	void whereTheyHardlyAgreeOthersHaveTaughtThatNothingIsThere() {
		byte[] known = new byte[12];
		Arrays.fill(known, UNKNOWN);
		known[0] = 1;
		known[4] = 1;
		byte[] registration = { 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0 };
		float[][] teacher = sure(1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0);
		float[] distance = { 0, 0, 0, 0, 10, 10, 10, 10, 20, 20, 20, 20 };
		Fusion.Annotation annotation = new Fusion.Annotation(new Extent(4, 1, 3), known, distance, List.of(SliceAxis.XY));
		Fusion.Fused alone = new Consensus(0, 1).fuse(registration, new float[12], teacher, annotation, 0.5);
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1 }, alone.weight());
		assertArrayEquals(registration, alone.labels());
		Fusion.Fused two = new Consensus(0, 2).fuse(registration, new float[12], teacher, annotation, 0.5);
		// Dice 0.5 there, half of that close by: r = 0, and the one other volume counts half
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 1 }, two.weight(), 1e-6f);
		assertArrayEquals(new byte[] { 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0 }, two.labels());
	}

	@Test
	void onOneSideTheyMayAgreeAndOnTheOtherNot() {
		byte[] known = { UNKNOWN, UNKNOWN, 1, UNKNOWN, 1, 0, 1, UNKNOWN, UNKNOWN, UNKNOWN };
		byte[] registration = { 1, 0, 1, 0, 1, 0, 1, 0, 1, 0 };
		float[] distance = { 6, 6, 0, 1, 0, 0, 0, 1, 6, 6 };
		Fusion.Annotation annotation = new Fusion.Annotation(new Extent(2, 1, 5), known, distance, List.of(SliceAxis.XY));
		Fusion.Fused fused = new Consensus(0, 2).fuse(registration, new float[10], sure(1, 0, 1, 0, 1, 0, 1, 0, 0, 0), annotation, 0.5);
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 0.5f, 1 }, fused.weight());
		assertArrayEquals(new byte[] { 1, 0, 1, 0, 1, 0, 1, 0, 0, 0 }, fused.labels());
	}

	@Test
	void withoutAnnotatedSlicesNothingIsFar() {
		float[] none = new float[5];
		Arrays.fill(none, Float.POSITIVE_INFINITY);
		byte[] known = { 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };
		Fusion.Fused fused = new Consensus(0, 9).fuse(new byte[] { 1, 1, 1, 0, 0 }, new float[5], sure(1, 1, 0, 0, 0), new Fusion.Annotation(SIZE,
			known, none, List.of()), 0.5);
		assertArrayEquals(new float[] { 1, 1, 0, 1, 1 }, fused.weight());
	}

	private static Fusion.Annotation annotation(byte[] known) {
		return new Fusion.Annotation(SIZE, known, DISTANCE, List.of(SliceAxis.YZ));
	}

	/** Of two classes. */
	private static float[][] sure(int... classes) {
		float[][] probability = new float[2][classes.length];
		for (int i = 0; i < classes.length; i++)
			probability[classes[i]][i] = 1;
		return probability;
	}
}
