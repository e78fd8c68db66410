package io.github.oneslice.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;

class FlowPropagationTest {

	private static final Extent SIZE = new Extent(40, 36, 32);
	private static final FlowPropagation PROPAGATION = new FlowPropagation(3, 3);
	private static final Runnable NEVER = () -> {};

	/** Two bright rods that move half a voxel a slice, along any axis; the second ends. */
	@ParameterizedTest
	@EnumSource(SliceAxis.class)
	void followsMotionBelowAVoxelAndSeesAnEnd(SliceAxis axis) {
		byte[] truth = rods(axis);
		byte[] known = SparseLabels.nothing(truth.length);
		annotate(known, truth, axis, 10);
		FlowPropagation.Carried carried = PROPAGATION.propagate(stack(axis), known, List.of(new AnnotatedSlice(axis, 10)), NEVER);
		for (int c = 1; c <= 2; c++)
			assertTrue(dice(carried.labels(), truth, c) > 0.7, "class " + c + ": " + dice(carried.labels(), truth, c));
		for (int i = 0; i < known.length; i++) {
			if (!SparseLabels.isUnknown(known[i])) {
				assertEquals(known[i], carried.labels()[i]);
				assertEquals(1, carried.agreement()[i]);
			}
			float sum = 0;
			for (float[] share : carried.shares()) {
				sum += share[i];
				assertTrue(share[i] <= carried.shares()[carried.labels()[i]][i], "most votes decide");
			}
			assertEquals(1, sum, 1e-5);
			if (carried.certain()[i]) assertEquals(0, truth[i], "certain background");
		}
		long right = IntStream.range(0, truth.length).filter(i -> carried.agreement()[i] > 0.9 && carried.labels()[i] == truth[i]).count();
		long trusted = IntStream.range(0, truth.length).filter(i -> carried.agreement()[i] > 0.9).count();
		assertTrue(right > 0.97 * trusted && trusted > truth.length / 2, right + " of " + trusted);
	}

	@Test
	void betweenTwoAnnotatedSlicesBothAreHeard() {
		byte[] truth = rods(SliceAxis.XY);
		byte[] known = SparseLabels.nothing(truth.length);
		annotate(known, truth, SliceAxis.XY, 4);
		annotate(known, truth, SliceAxis.XY, 28);
		FlowPropagation.Carried both = PROPAGATION.propagate(stack(SliceAxis.XY), known, List.of(new AnnotatedSlice(SliceAxis.XY, 4),
			new AnnotatedSlice(SliceAxis.XY, 28)), NEVER);
		assertTrue(dice(both.labels(), truth, 1) > 0.9, "class 1: " + dice(both.labels(), truth, 1));
		assertTrue(dice(both.labels(), truth, 2) > 0.7, "class 2: " + dice(both.labels(), truth, 2));
	}

	/** From slice 20 on the rod is brighter by 2.5 of the least standard deviations: less and less of a label is left, beyond the last of several slices much less. */
	@Test
	void beyondTheLastOfSeveralAnnotatedSlicesLabelsFadeSooner() {
		float[] image = new float[SIZE.voxels()];
		byte[] truth = new byte[SIZE.voxels()];
		for (int z = 0; z < SIZE.z(); z++)
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++) {
					double radius = Math.hypot(x - 20, y - 18);
					if (radius < 13) image[SIZE.index(x, y, z)] = z < 20 ? 4 : 4 + 2.5f * 0.3f;
					if (radius < 9) truth[SIZE.index(x, y, z)] = 1;
				}
		SliceRegistration.Stack stack = new SliceRegistration.Stack(image, SIZE, List.of(SliceAxis.XY));
		byte[] known = SparseLabels.nothing(truth.length);
		annotate(known, truth, SliceAxis.XY, 16);
		List<AnnotatedSlice> one = List.of(new AnnotatedSlice(SliceAxis.XY, 16));
		int beyond = SIZE.index(20, 18, 21);
		assertEquals(1, PROPAGATION.propagate(stack, known, one, NEVER).labels()[beyond]);
		for (int other : new int[] { 15, 10 }) {
			byte[] two = known.clone();
			annotate(two, truth, SliceAxis.XY, other);
			byte[] labels = PROPAGATION.propagate(stack, two, List.of(new AnnotatedSlice(SliceAxis.XY, other), one.get(0)), NEVER).labels();
			assertEquals(1, labels[SIZE.index(20, 18, 20)]);
			assertEquals(other == 15 ? 1 : 0, labels[beyond], "Slices close to each other say no more than one: " + other);
		}
	}

	@Test
	void withoutASourceNothingIsCarriedAndNothingIsCertain() {
		byte[] known = SparseLabels.nothing(SIZE.voxels());
		known[SIZE.index(5, 5, 5)] = 2;
		FlowPropagation.Carried carried = PROPAGATION.propagate(stack(SliceAxis.XY), known, List.of(), NEVER);
		assertEquals(2, carried.labels()[SIZE.index(5, 5, 5)]);
		assertEquals(0, carried.agreement()[0]);
		assertFalse(carried.certain()[0]);
	}

	@Test
	void itCanBeStopped() {
		byte[] truth = rods(SliceAxis.XY);
		byte[] known = SparseLabels.nothing(truth.length);
		annotate(known, truth, SliceAxis.XY, 10);
		AtomicInteger calls = new AtomicInteger();
		assertThrows(CancellationException.class, () -> PROPAGATION.propagate(stack(SliceAxis.XY), known, List.of(new AnnotatedSlice(SliceAxis.XY, 10)), () -> {
			if (calls.incrementAndGet() == 3) throw new CancellationException();
		}));
		assertEquals(3, calls.get());
	}

	/** As a scanner sees them: voxels at the border are partly filled. */
	private static SliceRegistration.Stack stack(SliceAxis axis) {
		Random random = new Random(1);
		float[] image = new float[SIZE.voxels()];
		visit(axis, (voxel, first, second) -> image[voxel] = (float) (2 * filled(first) + 4 * filled(second) + 0.1 * random.nextGaussian()));
		return new SliceRegistration.Stack(image, SIZE, List.of(axis));
	}

	private static double filled(double depth) {
		return Math.max(0, Math.min(1, depth / 2 + 0.5));
	}

	private static byte[] rods(SliceAxis axis) {
		byte[] labels = new byte[SIZE.voxels()];
		visit(axis, (voxel, first, second) -> labels[voxel] = (byte) (second > 0 ? 2 : first > 0 ? 1 : 0));
		return labels;
	}

	private interface Visitor {

		/** How deep a voxel lies in each rod; below 0 outside. */
		void visit(int voxel, double first, double second);
	}

	private static void visit(SliceAxis axis, Visitor visitor) {
		int rows = axis == SliceAxis.XY ? 1 : 2;
		int columns = axis == SliceAxis.YZ ? 1 : 0;
		for (int z = 0; z < SIZE.z(); z++)
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++) {
					Extent position = new Extent(x, y, z);
					int slice = position.along(axis.normal());
					double row = position.along(rows);
					double column = position.along(columns);
					visitor.visit(SIZE.index(x, y, z), 5 - Math.hypot(row - 10 - 0.3 * slice, column - 9), slice < 24 ? 4 - Math.hypot(row - 12, column
						- 26 + 0.2 * slice) : -9);
				}
	}

	private static void annotate(byte[] known, byte[] truth, SliceAxis axis, int slice) {
		var geometry = new SliceGeometry(SIZE, axis);
		for (int row = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++)
				known[geometry.index(slice, row, column)] = truth[geometry.index(slice, row, column)];
	}

	private static double dice(byte[] labels, byte[] truth, int c) {
		long shared = IntStream.range(0, truth.length).filter(i -> labels[i] == c && truth[i] == c).count();
		long both = IntStream.range(0, truth.length).map(i -> (labels[i] == c ? 1 : 0) + (truth[i] == c ? 1 : 0)).sum();
		return 2.0 * shared / both;
	}
}
