package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.StackConverter;

class OpenImagesTest {

	private final ImagePlus scan = stack(8, i -> i);
	private final ImagePlus labels = stack(8, i -> i % 3);
	private final ImagePlus segmented = stack(8, i -> i % 2);
	private final ImagePlus other = stack(9, i -> i);
	private final ImagePlus otherLabels = stack(9, i -> i % 2);

	@Test
	void theActiveStackIsTheImage() {
		assertSame(other, new OpenImages(List.of(other, scan, labels)).image());
	}

	@Test
	void labelsThatWereOpenedLastAreNotTheImage() {
		OpenImages open = new OpenImages(List.of(labels, other, scan));
		assertSame(scan, open.image());
		assertSame(labels, open.labels(scan, List.of(scan)));
	}

	@Test
	void labelsAloneAreNoImage() {
		assertNull(new OpenImages(List.of(labels, segmented)).image());
		assertNull(new OpenImages(List.of()).image());
	}

	@Test
	void labelsHaveTheSizeOfTheImage() {
		OpenImages open = new OpenImages(List.of(scan, otherLabels, labels));
		assertSame(labels, open.labels(scan, List.of(scan)));
		assertNull(new OpenImages(List.of(scan, otherLabels)).labels(scan, List.of(scan)));
	}

	@Test
	void nothingIsComparedWithItself() {
		OpenImages open = new OpenImages(List.of(segmented, scan, labels));
		ImagePlus prediction = open.labels(null, List.of());
		assertSame(segmented, prediction);
		assertSame(labels, open.labels(prediction, List.of(prediction)));
		assertNull(new OpenImages(List.of(segmented, scan)).labels(segmented, List.of(segmented)));
	}

	@Test
	void labelsAreFewWholeNumbers() {
		assertFalse(OpenImages.holdsLabels(scan));
		assertTrue(OpenImages.holdsLabels(labels));
		ImagePlus floats = labels.duplicate();
		new StackConverter(floats).convertToGray32();
		assertTrue(OpenImages.holdsLabels(floats));
		floats.getStack().getProcessor(2).setf(3, 0.5f);
		assertFalse(OpenImages.holdsLabels(floats));
		ImagePlus color = IJ.createImage("color", "RGB black", 8, 8, 1);
		assertFalse(OpenImages.holdsLabels(color));
	}

	private static ImagePlus stack(int size, IntUnaryOperator value) {
		ImagePlus stack = IJ.createImage("stack", "8-bit black", size, 6, 3);
		for (int z = 1; z <= 3; z++) {
			ImageProcessor slice = stack.getStack().getProcessor(z);
			for (int i = 0; i < slice.getPixelCount(); i++)
				slice.set(i, value.applyAsInt(i));
		}
		return stack;
	}
}
