package io.github.oneslice.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

class RegionLabelsTest {

	private static final Extent SIZE = new Extent(30, 20, 8);

	private final ImagePlus image = IJ.createImage("scan", "8-bit black", SIZE.x(), SIZE.y(), SIZE.z());

	@Test
	void labelsOutlinedAndLabelledAgainAreTheSame() {
		Random random = new Random(5);
		for (int trial = 0; trial < 20; trial++) {
			byte[] labels = new byte[SIZE.voxels()];
			for (int i = 0; i < labels.length; i++)
				labels[i] = (byte) (random.nextInt(4) == 0 ? 200 : random.nextInt(3)); // specks, holes and touching corners
			LabelVolume volume = Volumes.ofBytes(labels, SIZE, VoxelSize.UNCALIBRATED);
			assertArrayEquals(labels, Volumes.toBytes(RegionLabels.of(image, LabelRegions.of(volume), 1).labels()));
		}
	}

	@Test
	void aHoleStaysAHole() {
		Roi ring = at(new ShapeRoi(new OvalRoi(5, 5, 10, 10)).not(new ShapeRoi(new Roi(8, 8, 4, 4))), 3);
		byte[] labels = label(ring);
		assertEquals(0, labels[SIZE.index(9, 9, 2)]);
		assertEquals(1, labels[SIZE.index(6, 9, 2)]);
		assertEquals(0, labels[SIZE.index(6, 9, 3)]);
	}

	@Test
	void theGroupIsTheLabelAndElseTheNameTellsWhichIsWhich() {
		Roi first = at(new Roi(0, 0, 3, 3), 2);
		Roi second = at(new Roi(5, 5, 3, 3), 4);
		first.setName("spleen");
		second.setName("liver");
		RegionLabels named = RegionLabels.of(image, List.of(first, second, named("spleen-1", 6), named("7", 6)), 1);
		assertEquals("1 = spleen, 2 = liver", named.classes().toString());
		assertEquals(new TreeSet<>(List.of(1, 3, 5)), named.slices());
		assertEquals("2, 4, 6", named.sliceNumbers());
		assertEquals(7, Volumes.toBytes(named.labels())[SIZE.index(10, 10, 5)]);
		first.setGroup(9);
		assertTrue(assertThrows(UserException.class, () -> label(first, second)).getMessage().contains("\"liver\" has none"));
		second.setGroup(200);
		byte[] grouped = label(first, second);
		assertEquals(9, grouped[SIZE.index(1, 1, 1)]);
		assertEquals((byte) 200, grouped[SIZE.index(6, 6, 3)]);
	}

	@Test
	void aRegionThatLiesNowhereIsRefused() {
		assertTrue(assertThrows(UserException.class, () -> label(new Roi(0, 0, 3, 3))).getMessage().contains("belongs to no slice"));
		assertTrue(assertThrows(UserException.class, () -> label(at(new Roi(40, 0, 3, 3), 1))).getMessage().contains("outside the image"));
		assertTrue(assertThrows(UserException.class, () -> label(named("255", 1))).getMessage().contains("1 to 254"));
		byte[] edge = label(at(new Roi(28, 18, 9, 9), 1));
		assertEquals(1, edge[SIZE.index(29, 19, 0)]);
	}

	@Test
	void linesOutlineNothing() {
		image.setSlice(4);
		image.setRoi(new Line(1, 1, 9, 9));
		assertTrue(assertThrows(UserException.class, () -> RegionSource.AUTO.of(image)).getMessage().contains("No area is outlined on \"scan\""));
		image.setRoi(new Roi(2, 2, 5, 5));
		assertEquals("4", RegionLabels.of(image, RegionSource.AUTO.of(image), 1).sliceNumbers());
		image.setOverlay(new Overlay(at(new Roi(3, 3, 4, 4), 7)));
		assertEquals("7", RegionLabels.of(image, RegionSource.AUTO.of(image), 1).sliceNumbers());
		assertEquals("4", RegionLabels.of(image, RegionSource.SELECTION.of(image), 1).sliceNumbers());
	}

	private byte[] label(Roi... regions) {
		return Volumes.toBytes(RegionLabels.of(image, List.of(regions), 1).labels());
	}

	private static Roi named(String name, int slice) {
		Roi region = at(new Roi(10, 10, 3, 3), slice);
		region.setName(name);
		return region;
	}

	private static Roi at(Roi region, int slice) {
		region.setPosition(slice);
		return region;
	}
}
