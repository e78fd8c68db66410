package io.github.oneslice.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Slices;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;

class CarriedLabelsTest {

	private static final Extent SIZE = new Extent(64, 56, 24);
	private static final WorkingGrid GRID = WorkingGrid.of(SIZE, VoxelSize.UNCALIBRATED, List.of(2., 2., 1.), false);
	private static final int PLANE = SIZE.x() * SIZE.y();
	private static final List<Integer> LABELS = List.of(0, 3, 7);
	private static final int ANNOTATED = 10;

	/** A rod of label 3, which the network does not see at all, and a class that is annotated nowhere, of which it is half sure. */
	@Test
	void closeToAnAnnotationItIsHeardAndTheSumStaysOne() {
		CarriedLabels carried = of(annotated(ANNOTATED), Monitor.SILENT).orElseThrow();
		int inside = 28 * SIZE.x() + 32;
		int outside = 3 * SIZE.x() + 3;
		float before = 1;
		for (int z = ANNOTATED; z < SIZE.z(); z++) {
			float[][] slice = network();
			carried.join(slice, z);
			for (int i = 0; i < PLANE; i++) {
				assertEquals(1, slice[0][i] + slice[1][i] + slice[2][i], 1e-5);
				assertEquals(0.5, slice[2][i], 1e-6);
			}
			assertEquals(0.5 * Math.pow(0.8, z - ANNOTATED), slice[1][inside], 0.1);
			assertTrue(slice[1][inside] <= before + 1e-6, "slice " + z);
			before = slice[1][inside];
			assertEquals(0, slice[1][outside], 0.01);
		}
	}

	@Test
	void whereNothingIsToBeCarriedItIsNotThere() {
		assertTrue(of(new SparseLabels(Volumes.ofBytes(SparseLabels.nothing(SIZE.voxels()), SIZE, VoxelSize.UNCALIBRATED), List.of(), List.of(), List.of()),
			Monitor.SILENT).isEmpty(), "no slice");
		List<AnnotatedSlice> all = IntStream.range(0, SIZE.z()).mapToObj(z -> new AnnotatedSlice(SliceAxis.XY, z)).toList();
		assertTrue(of(new SparseLabels(Volumes.ofBytes(rod(), SIZE, VoxelSize.UNCALIBRATED), all, all, List.of()), Monitor.SILENT).isEmpty(), "all");
	}

	@Test
	void whatTakesTooMuchMemoryIsLeftAndTold() {
		Extent large = new Extent(80, 75, 50);
		byte[] labels = SparseLabels.nothing(large.voxels());
		labels[0] = 1;
		List<AnnotatedSlice> slices = List.of(new AnnotatedSlice(SliceAxis.XY, 0));
		List<String> told = new ArrayList<>();
		Monitor monitor = new Monitor() {

			@Override
			public void report(Event event) {
				told.add(event.message());
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
		assertTrue(CarriedLabels.of(new SparseLabels(Volumes.ofBytes(labels, large, VoxelSize.UNCALIBRATED), slices, slices, List.of()), () -> Slices.of(
			new float[large.voxels()], large), WorkingGrid.of(large, VoxelSize.UNCALIBRATED, 1), IntStream.range(0, 254).boxed().toList(), monitor).isEmpty());
		assertEquals(List.of("The image is too large to carry its labels to other slices, so only what is annotated stays as it is."), told);
	}

	@Test
	void itCanBeCancelled() {
		Monitor cancelled = new Monitor() {

			@Override
			public void report(Event event) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		SparseLabels annotated = annotated(ANNOTATED);
		assertThrows(CancellationException.class, () -> of(annotated, cancelled));
	}

	private static Optional<CarriedLabels> of(SparseLabels annotation, Monitor monitor) {
		return CarriedLabels.of(annotation, () -> Slices.of(GRID.shrink(image()), GRID.workingSize()), GRID, LABELS, monitor);
	}

	/** Background or class 2. */
	private static float[][] network() {
		float[][] slice = new float[3][PLANE];
		Arrays.fill(slice[0], 0.5f);
		Arrays.fill(slice[2], 0.5f);
		return slice;
	}

	private static SparseLabels annotated(int z) {
		byte[] labels = SparseLabels.nothing(SIZE.voxels());
		System.arraycopy(rod(), z * PLANE, labels, z * PLANE, PLANE);
		List<AnnotatedSlice> slices = List.of(new AnnotatedSlice(SliceAxis.XY, z));
		return new SparseLabels(Volumes.ofBytes(labels, SIZE, VoxelSize.UNCALIBRATED), slices, slices, List.of());
	}

	private static byte[] rod() {
		byte[] labels = new byte[SIZE.voxels()];
		for (int i = 0; i < labels.length; i++)
			if (Math.hypot(i % SIZE.x() - 32, i / SIZE.x() % SIZE.y() - 28) < 12) labels[i] = 3;
		return labels;
	}

	private static float[] image() {
		Random random = new Random(2);
		byte[] rod = rod();
		float[] image = new float[rod.length];
		for (int i = 0; i < image.length; i++)
			image[i] = (float) ((rod[i] == 0 ? -0.4 : 1.6) + 0.2 * random.nextGaussian());
		return image;
	}
}
