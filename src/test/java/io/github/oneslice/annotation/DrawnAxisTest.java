package io.github.oneslice.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;

class DrawnAxisTest {

	private static final Extent SIZE = new Extent(24, 20, 22);

	@ParameterizedTest
	@EnumSource(SliceAxis.class)
	void oneSliceOrSeveralTellTheirAxis(SliceAxis axis) {
		assertEquals(Optional.of(axis), find(drawn(axis, 9)));
		assertEquals(Optional.of(axis), find(drawn(axis, 4, 9, 14)));
		assertEquals(Optional.of(axis), find(drawn(axis, 8, 9)));
		assertEquals(Optional.of(axis), find(drawn(axis, 5, 7, 9, 11, 13)));
	}

	@Test
	void whatIsLabelledThroughAndThroughCountsAsXY() {
		assertEquals(Optional.of(SliceAxis.XY), find(box(6, 18, 5, 15, 4, 18)));
		assertEquals(Optional.of(SliceAxis.XY), find(box(6, 18, 7, 12, 4, 18)));
		assertEquals(Optional.of(SliceAxis.XY), find(box(6, 8, 7, 9, 4, 18)), "a vessel");
		assertEquals(Optional.of(SliceAxis.XY), find(box(6, 8, 7, 9, 6, 7)), "a vessel on one slice");
		assertEquals(Optional.of(SliceAxis.XY), find(new byte[SIZE.voxels()]));
	}

	@Test
	void slicesOfTwoAxesAreRefusedWithWhatWasSeen() {
		byte[] both = drawn(SliceAxis.XY, 9);
		byte[] other = drawn(SliceAxis.XZ, 9);
		for (int i = 0; i < both.length; i++)
			both[i] |= other[i];
		UserException refusal = assertThrows(UserException.class, () -> read(both, new AnnotationRule(null, "", AnnotationRule.NONE)));
		assertTrue(refusal.getMessage().contains("lie on 11 of 22 slices across z") && refusal.getMessage().contains("Give slice_axis=XY, XZ or YZ"),
			refusal.getMessage());
	}

	@Test
	void theAxisThatWasFoundIsToldAndTaken() {
		SparseLabels known = read(drawn(SliceAxis.XZ, 9), new AnnotationRule(null, "", AnnotationRule.NONE));
		assertEquals(List.of(new AnnotatedSlice(SliceAxis.XZ, 9)), known.slices());
		assertTrue(known.notes().get(0).endsWith("slice_axis=XZ is taken."), known.notes().toString());
	}

	private static Optional<SliceAxis> find(byte[] values) {
		return new DrawnAxis(values, SIZE).find();
	}

	private static SparseLabels read(byte[] values, AnnotationRule rule) {
		return Annotations.read(Volumes.ofBytes(values, SIZE, VoxelSize.UNCALIBRATED), "labels", rule);
	}

	/** A disc on each of some slices. */
	private static byte[] drawn(SliceAxis axis, int... slices) {
		byte[] values = new byte[SIZE.voxels()];
		SliceGeometry geometry = new SliceGeometry(SIZE, axis);
		for (int slice : slices)
			for (int row = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++)
					if (Math.hypot(row - 10, column - 10) < 5.5) values[geometry.index(slice, row, column)] = 1;
		return values;
	}

	private static byte[] box(int x0, int x1, int y0, int y1, int z0, int z1) {
		byte[] values = new byte[SIZE.voxels()];
		for (int z = z0; z < z1; z++)
			for (int y = y0; y < y1; y++)
				for (int x = x0; x < x1; x++)
					values[SIZE.index(x, y, z)] = 1;
		return values;
	}
}
