package io.github.oneslice.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;

class KnownLabelsTest {

	private static final Extent SIZE = new Extent(12, 10, 8);
	private static final List<Integer> LABELS = List.of(0, 3, 7);
	private static final AnnotatedSlice SLICE = new AnnotatedSlice(SliceAxis.XY, 4);
	private static final int PLANE = SIZE.x() * SIZE.y();

	@Test
	void whatIsAnnotatedIsCertain() {
		byte[] labels = box(new Random(4), 3);
		KnownLabels known = known(labels);
		float[][] slice = new float[3][PLANE];
		Arrays.fill(slice[2], 1);
		known.certain(slice, 4);
		for (int i = 0; i < PLANE; i++) {
			assertEquals(labels[4 * PLANE + i] == 3 ? 1 : 0, slice[1][i]);
			assertEquals(0, slice[2][i]);
		}
		Arrays.fill(slice[2], 1);
		known.certain(slice, 2);
		assertEquals(1, slice[2][0]);
		byte[] other = new byte[labels.length];
		Arrays.fill(other, (byte) 7);
		known.restore(other);
		assertArrayEquals(Arrays.copyOfRange(labels, 4 * PLANE, 5 * PLANE), Arrays.copyOfRange(other, 4 * PLANE, 5 * PLANE));
		assertEquals(7, other[0]);
	}

	@Test
	void aLabelThatTheModelDoesNotKnowIsRefused() {
		byte[] labels = box(new Random(4), 5);
		UserException e = assertThrows(UserException.class, () -> known(labels));
		assertEquals("The labels \"drawn\" hold [5], but the model knows [0, 3, 7] alone. Give the labels the values that the model was trained with.", e.getMessage());
	}

	/** Slice 5 of the labels. */
	private static KnownLabels known(byte[] labels) {
		byte[] annotated = SparseLabels.nothing(labels.length);
		System.arraycopy(labels, 4 * PLANE, annotated, 4 * PLANE, PLANE);
		return new KnownLabels("drawn", new SparseLabels(Volumes.ofBytes(annotated, SIZE, VoxelSize.UNCALIBRATED), List.of(SLICE), List.of(SLICE), List.of()), LABELS);
	}

	/** A box through slice 5. */
	private static byte[] box(Random random, int label) {
		int x = 1 + random.nextInt(3);
		int y = 1 + random.nextInt(2);
		int z = 1 + random.nextInt(2);
		byte[] labels = new byte[SIZE.voxels()];
		for (int i = 0; i < labels.length; i++) {
			boolean in = Math.abs(i % SIZE.x() - 5.5) < 1 + x && Math.abs(i / SIZE.x() % SIZE.y() - 4.5) < 2 + y && Math.abs(i / PLANE - 4) < 1 + z;
			if (in) labels[i] = (byte) label;
		}
		return labels;
	}
}
