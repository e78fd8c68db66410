package io.github.oneslice.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;

class SliceDistanceTest {

	@Test
	void theNearestSliceOfAnyAxisCounts() {
		List<AnnotatedSlice> slices = List.of(new AnnotatedSlice(SliceAxis.YZ, 0), new AnnotatedSlice(SliceAxis.XY, 2));
		float[] expected = { 0, 1, 2, 2, 0, 1, 1, 1, 0, 0, 0, 0 };
		assertArrayEquals(expected, SliceDistance.toNearest(slices, new Extent(4, 1, 3)));
	}

	@Test
	void withoutASliceEverythingIsFar() {
		assertArrayEquals(new float[] { Float.POSITIVE_INFINITY }, SliceDistance.toNearest(List.of(), new Extent(1, 1, 1)));
	}
}
