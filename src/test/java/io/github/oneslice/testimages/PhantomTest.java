package io.github.oneslice.testimages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

class PhantomTest {

	private static final Extent SIZE = new Extent(48, 48, 24);
	private static final VoxelSize VOXEL_SIZE = new VoxelSize(0.8, 0.8, 2.5, "mm");

	@Test
	void aSeedGivesTheSamePhantomAgain() {
		Phantom first = Phantom.of(SIZE, VOXEL_SIZE, 3, 1);
		Phantom again = Phantom.of(SIZE, VOXEL_SIZE, 3, 1);
		Phantom other = Phantom.of(SIZE, VOXEL_SIZE, 3, 2);
		assertArrayEquals(Volumes.toFloats(first.image()), Volumes.toFloats(again.image()));
		assertFalse(Arrays.equals(Volumes.toBytes(first.labels()), Volumes.toBytes(other.labels())));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void theMiddleSliceShowsEveryClass(int classes) {
		byte[] labels = Volumes.toBytes(Phantom.of(SIZE, VOXEL_SIZE, classes, 5).labels());
		int plane = SIZE.x() * SIZE.y();
		assertEquals(classes, values(labels).size());
		assertEquals(classes, values(Arrays.copyOfRange(labels, 12 * plane, 13 * plane)).size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "phantom", "putamen" })
	void whatIsShippedBelongsTogether(String name) {
		ImagePlus image = open(name);
		byte[] all = Volumes.toBytes(Stacks.toLabels(open(name + "-labels")));
		byte[] slice = Volumes.toBytes(Stacks.toLabels(open(name + "-slice")));
		int plane = image.getWidth() * image.getHeight();
		Set<Integer> annotated = new TreeSet<>();
		assertEquals(plane * image.getNSlices(), all.length);
		for (int i = 0; i < all.length; i++) {
			if (slice[i] == 0) continue;
			annotated.add(i / plane);
			assertEquals(all[i], slice[i]);
		}
		assertEquals(1, annotated.size());
		assertEquals(values(all), values(slice));
		assertEquals("mm", image.getCalibration().getUnit());
		assertTrue(image.getCalibration().equals(open(name + "-slice").getCalibration()));
	}

	private static ImagePlus open(String name) {
		return IJ.openImage(new File("test-images", name + ".tif").getPath());
	}

	private static Set<Byte> values(byte[] labels) {
		Set<Byte> values = new TreeSet<>();
		for (byte label : labels)
			values.add(label);
		return values;
	}
}
