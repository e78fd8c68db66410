package io.github.oneslice.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

class AnnotationsTest {

	private static final Extent SIZE = new Extent(6, 5, 8);
	private static final int NONE = AnnotationRule.NONE;
	private static final LabelVolume TINY = Volumes.ofBytes(new byte[] { 0, 1, 0, 0 }, new Extent(1, 1, 4), VoxelSize.UNCALIBRATED);

	@ParameterizedTest
	@EnumSource(SliceAxis.class)
	void slicesThatHoldALabelAreAnnotated(SliceAxis axis) {
		SparseLabels known = read(labels(7, 2, 3, 4), axis, "", NONE);
		int index = new Extent(2, 3, 4).along(axis.normal());
		assertEquals(List.of(new AnnotatedSlice(axis, index)), known.slices());
		byte[] values = Volumes.toBytes(known.labels());
		for (int i = 0; i < values.length; i++) {
			int[] position = { i % SIZE.x(), i / SIZE.x() % SIZE.y(), i / (SIZE.x() * SIZE.y()) };
			int expected = position[axis.normal()] != index ? SparseLabels.UNKNOWN : i == index(2, 3, 4) ? 7 : 0;
			assertEquals(expected, Byte.toUnsignedInt(values[i]));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2, 4-6", "4-6,2", " 2 4 - 6 ", "2;4;5;6;5" })
	void listedSlicesAreAnnotatedEvenWhenEmpty(String list) {
		SparseLabels known = read(labels(7, 2, 3, 4), SliceAxis.XY, list, NONE);
		assertEquals(IntStream.of(1, 3, 4, 5).mapToObj(index -> new AnnotatedSlice(SliceAxis.XY, index)).toList(), known.slices());
		byte[] values = Volumes.toBytes(known.labels());
		assertEquals(0, values[index(0, 0, 1)]);
		assertEquals(7, values[index(2, 3, 4)]);
		assertEquals((byte) SparseLabels.UNKNOWN, values[index(0, 0, 2)]);
	}

	@Test
	void ofWholeLabelStacksEverySliceIsAnnotated() {
		SparseLabels known = read(labels(7, 2, 3, 4), SliceAxis.XY, "all", NONE);
		assertEquals(SIZE.z(), known.slices().size());
		byte[] values = Volumes.toBytes(known.labels());
		for (int i = 0; i < values.length; i++)
			assertEquals(i == index(2, 3, 4) ? 7 : 0, values[i]);
	}

	@Test
	void aLabelOffTheListedSlicesIsNotLearnedFrom() {
		ImagePlus labels = labels(7, 2, 3, 4);
		labels.getStack().setVoxel(1, 1, 0, 9);
		SparseLabels known = read(labels, SliceAxis.XY, "5", NONE);
		assertEquals((byte) SparseLabels.UNKNOWN, Volumes.toBytes(known.labels())[index(1, 1, 0)]);
	}

	@Test
	void withAnUnknownValueEveryOtherVoxelIsAnnotated() {
		ImagePlus labels = labels(7, 2, 3, 4);
		for (int z = 0; z < SIZE.z(); z++)
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++)
					if (z != 4 && x != 1) labels.getStack().setVoxel(x, y, z, 200);
		SparseLabels known = read(labels, SliceAxis.XZ, "", 200);
		assertEquals(List.of(new AnnotatedSlice(SliceAxis.XY, 4), new AnnotatedSlice(SliceAxis.YZ, 1)), known.slices());
		assertEquals(List.of(new AnnotatedSlice(SliceAxis.XY, 4)), known.sources(), "plain background carries nothing");
		byte[] values = Volumes.toBytes(known.labels());
		assertEquals((byte) SparseLabels.UNKNOWN, values[0]);
		assertEquals(0, values[1]);
		assertEquals(7, values[index(2, 3, 4)]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "9", "0", "3-9", "6-2", "two", "1-", "5,,x" })
	void aListThatCannotBeMeantIsRefused(String list) {
		assertTrue(refusal(labels(7, 2, 3, 4), list, NONE).startsWith("annotated_slices"));
	}

	@Test
	void anyListOfSlicesIsReadOrRefused() {
		Random random = new Random(1);
		String letters = "0123456789,;- al";
		for (int trial = 0; trial < 100_000; trial++) {
			StringBuilder list = new StringBuilder();
			for (int i = random.nextInt(8); i > 0; i--)
				list.append(letters.charAt(random.nextInt(letters.length())));
			try {
				Annotations.read(TINY, "labels", new AnnotationRule(SliceAxis.XY, list.toString(), NONE));
			}
			catch (UserException e) {
				assertTrue(e.getMessage().contains("annotated_slices") || e.getMessage().contains("holds no label"), list + ": " + e.getMessage());
			}
		}
	}

	@Test
	void withoutALabelThereIsNothingToLearn() {
		assertEquals(8, read(labels(0, 0, 0, 0), SliceAxis.XY, "all", NONE).slices().size());
		assertTrue(refusal(labels(0, 0, 0, 0), "3", NONE).contains("holds no label"));
		assertTrue(refusal(labels(7, 2, 3, 4), "1", NONE).contains("holds no label"));
		assertTrue(refusal(labels(7, 2, 3, 4), "", 7).contains("holds no label"));
	}

	@Test
	void the255ThatMarksUnknownIsNoLabel() {
		ImagePlus labels = labels(255, 2, 3, 4);
		labels.getStack().setVoxel(1, 1, 4, 7);
		assertTrue(refusal(labels, "", NONE).contains("unknown_value=255"));
		assertTrue(refusal(labels, "", 0).contains("unknown_value=255"));
		assertEquals(7, Volumes.toBytes(read(labels, SliceAxis.XY, "", 255).labels())[index(1, 1, 4)]);
	}

	@Test
	void aMaskOf0And255IsLabel1() {
		SparseLabels known = read(labels(255, 2, 3, 4), SliceAxis.XY, "", NONE);
		assertEquals(1, Volumes.toBytes(known.labels())[index(2, 3, 4)]);
		assertEquals(List.of("\"labels\" is a mask of 0 and 255; its 255 is taken as label 1."), known.notes());
	}

	@Test
	void whatASliceDoesNotShowIsUnknownIfClassesGoBySlice() {
		ImagePlus labels = labels(7, 2, 3, 4);
		labels.getStack().setVoxel(1, 1, 6, 9);
		SparseLabels known = Annotations.read(Stacks.toLabels(labels), "labels", new AnnotationRule(null, "3, 5, 7", NONE, true, ""));
		byte[] values = Volumes.toBytes(known.labels());
		assertEquals(List.of(0, 255, 7, 255, 9), IntStream.of(index(0, 0, 2), index(0, 0, 4), index(2, 3, 4), index(0, 0, 6), index(1, 1, 6))
			.mapToObj(i -> Byte.toUnsignedInt(values[i])).toList());
		assertEquals(List.of(new AnnotatedSlice(SliceAxis.XY, 2)), known.slices());
		assertEquals(3, known.sources().size());
	}

	@Test
	void theLabelStackIsLeftAsItWas() {
		ImagePlus labels = labels(7, 2, 3, 4);
		read(labels, SliceAxis.XY, "", NONE);
		assertEquals(7, labels.getStack().getVoxel(2, 3, 4));
		assertEquals(0, labels.getStack().getVoxel(2, 3, 3));
	}

	private static SparseLabels read(ImagePlus labels, SliceAxis axis, String slices, int unknownValue) {
		return Annotations.read(Stacks.toLabels(labels), labels.getTitle(), new AnnotationRule(axis, slices, unknownValue));
	}

	private static String refusal(ImagePlus labels, String list, int unknownValue) {
		return assertThrows(UserException.class, () -> read(labels, SliceAxis.XY, list, unknownValue))
			.getMessage();
	}

	private static ImagePlus labels(int label, int x, int y, int z) {
		ImagePlus labels = IJ.createImage("labels", "8-bit black", SIZE.x(), SIZE.y(), SIZE.z());
		labels.getStack().setVoxel(x, y, z, label);
		return labels;
	}

	private static int index(int x, int y, int z) {
		return x + SIZE.x() * (y + SIZE.y() * z);
	}
}
