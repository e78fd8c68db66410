package io.github.oneslice.selfpaced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;

class PseudoLabelsTest {

	private static final byte UNKNOWN = (byte) SparseLabels.UNKNOWN;
	private static final byte[] NOTHING = { UNKNOWN, UNKNOWN, UNKNOWN };
	private static final Extent SIZE = new Extent(3, 1, 1);

	@Test
	void theTeacherOverrulesRegistrationAsItsShareGrows() {
		float[][] teacher = { { 0.1f, 0.2f, 1 }, { 0.2f, 0.2f, 0 }, { 0.7f, 0.6f, 0 } };
		byte[] registration = { 1, 2, 1 };
		assertArrayEquals(new byte[] { 1, 2, 1 }, PseudoLabels.fuse(registration, teacher, NOTHING, 0.4, SIZE));
		assertArrayEquals(new byte[] { 2, 2, 0 }, PseudoLabels.fuse(registration, teacher, NOTHING, 0.9, SIZE));
	}

	@Test
	void annotatedVoxelsAreNeverOverruled() {
		float[][] teacher = { { 1, 1, 1 }, { 0, 0, 0 }, { 0, 0, 0 } };
		byte[] known = { 2, UNKNOWN, 0 };
		assertArrayEquals(new byte[] { 2, 0, 0 }, PseudoLabels.fuse(new byte[] { 1, 1, 1 }, teacher, known, 1, SIZE));
		assertArrayEquals(new byte[] { 2, 0, 0 }, PseudoLabels.segmentation(teacher, known, SIZE));
	}

	@Test
	void weightsFadeWithDistanceAndGrowWhereLabelsDiffer() {
		byte[] registration = { 1, 1, 0 };
		byte[] segmentation = { 1, 2, 0 };
		float[] distance = { 0, 1, 2 };
		assertArrayEquals(new float[] { 1, 0.8f, 0.64f }, PseudoLabels.PAPER.weights(registration, segmentation, distance, 1000),
			1e-6f);
		assertArrayEquals(new float[] { 1, 2.4f, 0.64f }, PseudoLabels.PAPER.weights(registration, segmentation, distance, 101_000),
			1e-6f);
	}

	@Test
	void theTeachersShareGrowsFastAtFirst() {
		assertEquals(0, PseudoLabels.PAPER.teacherShare(0, 6000));
		assertEquals(0.9 * Math.pow(0.5, 0.2), PseudoLabels.PAPER.teacherShare(3000, 6000), 1e-12);
		assertEquals(0.9, PseudoLabels.PAPER.teacherShare(7000, 6000));
	}

	@Test
	void arraysOfDifferentVolumesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> PseudoLabels.fuse(new byte[2], new float[2][3], NOTHING, 0.5, SIZE));
	}
}
