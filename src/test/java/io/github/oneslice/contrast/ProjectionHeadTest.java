package io.github.oneslice.contrast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.network.KernelCheck;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.Precision;

class ProjectionHeadTest {

	@Test
	void itsLayersHalveTheChannelsAndAreComputedRight() {
		List<LayerShape> layers = new ProjectionHead(16).layers(3, new int[] { 4, 8, 10 });
		assertEquals(List.of(List.of(1, 1, 1, 16, 16), List.of(1, 1, 1, 16, 8)), layers.stream().map(LayerShape::kernel).toList());
		assertEquals(List.of(3, 4, 8, 10, 16), layers.get(1).input());
		assertEquals(List.of(), new KernelCheck(layers).check(Precision.FLOAT32, 1).refused());
	}
}
