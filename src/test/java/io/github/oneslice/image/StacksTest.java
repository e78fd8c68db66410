package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.oneslice.error.UserException;
import io.github.oneslice.settings.Dimensions;

class StacksTest {

	private static final int WIDTH = 4;
	private static final int HEIGHT = 3;
	private static final int DEPTH = 5;

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void theChosenChannelAndFrameAreWrapped(int bitDepth) {
		ImagePlus image = hyperstack(bitDepth, 2, 3);
		Volume volume = Stacks.toVolume(image, 2, 3);
		assertEquals(new Extent(WIDTH, HEIGHT, DEPTH), volume.size());
		float[] values = Volumes.toFloats(volume);
		for (int z = 0; z < DEPTH; z++)
			for (int y = 0; y < HEIGHT; y++)
				for (int x = 0; x < WIDTH; x++)
					assertEquals(processor(image, 2, z, 3).getf(x, y), values[x + WIDTH * (y + HEIGHT * z)]);

		processor(image, 2, 4, 3).setf(1, 2, 99);
		assertEquals(99, Volumes.toFloats(volume)[1 + WIDTH * (2 + HEIGHT * 4)], "is not the same memory");
	}

	@Test
	void voxelSizeAndUnitAreKept() {
		ImagePlus image = hyperstack(8, 1, 1);
		calibrate(image);
		assertEquals(new VoxelSize(0.1, 0.2, 0.5, "inch"), Stacks.toVolume(image, 1, 1).voxelSize());
	}

	@Test
	void signedValuesAreReadAsSigned() {
		ImagePlus image = hyperstack(16, 1, 1);
		image.getStack().setVoxel(1, 1, 2, 32768 - 1000);
		image.getCalibration().setSigned16BitCalibration();
		assertEquals(-1000, Volumes.toFloats(Stacks.toVolume(image, 1, 1))[1 + WIDTH * (1 + HEIGHT * 2)]);
	}

	@Test
	void otherDensityCalibrationsLeaveValuesRaw() {
		ImagePlus image = hyperstack(16, 1, 1);
		float[] raw = Volumes.toFloats(Stacks.toVolume(image, 1, 1));
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 5, 2 }, "density");
		assertArrayEquals(raw, Volumes.toFloats(Stacks.toVolume(image, 1, 1)));
	}

	@Test
	void virtualStacksAreRead() {
		VirtualStack stack = new VirtualStack(WIDTH, HEIGHT, DEPTH) {

			@Override
			public ImageProcessor getProcessor(int n) {
				ImageProcessor slice = new ByteProcessor(WIDTH, HEIGHT);
				slice.set(n);
				return slice;
			}

			@Override
			public Object getPixels(int n) {
				return getProcessor(n).getPixels();
			}
		};
		float[] values = Volumes.toFloats(Stacks.toVolume(new ImagePlus("virtual", stack), 1, 1));
		assertEquals(1, values[0]);
		assertEquals(DEPTH, values[values.length - 1]);
	}

	@Test
	void colourIsRefusedWithWhatToDo() {
		ImagePlus colour = IJ.createImage("colour", "RGB", WIDTH, HEIGHT, DEPTH);
		assertTrue(refusal(() -> Stacks.toVolume(colour, 1, 1)).contains("Image > Type > 8-bit"));
		assertEquals("\"stack\" has no channel 3; it has 2.", refusal(() -> Stacks.toVolume(hyperstack(8, 2, 1), 3, 1)));
		assertEquals("\"stack\" has no frame 0; it has 1.", refusal(() -> Stacks.toVolume(hyperstack(8, 2, 1), 1, 0)));
	}

	@Test
	void aSingleSliceIsAVolumeForSlicesOnly() {
		Volume flat = Stacks.toVolume(IJ.createImage("flat", "8-bit", WIDTH, HEIGHT, 1), 1, 1);
		assertEquals(new Extent(WIDTH, HEIGHT, 1), flat.size());
		Dimensions.TWO.require(flat.size(), "It");
		assertTrue(refusal(() -> Dimensions.THREE.require(flat.size(), "It")).contains("stack of slices is needed"));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, 256, 0.5, Double.NaN })
	void valuesThatAreNoLabelsAreRefused(double value) {
		ImagePlus image = IJ.createImage("labels", "32-bit black", WIDTH, HEIGHT, DEPTH);
		image.getStack().setVoxel(0, 0, 1, value);
		assertTrue(refusal(() -> Stacks.toLabels(image)).contains("whole numbers"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void labelsOfAnyBitDepthAreRead(int bitDepth) {
		ImagePlus image = IJ.createImage("labels", bitDepth + "-bit black", WIDTH, HEIGHT, DEPTH);
		image.getStack().setVoxel(3, 2, 4, 254);
		byte[] labels = Volumes.toBytes(Stacks.toLabels(image));
		assertEquals((byte) 254, labels[labels.length - 1]);
		assertEquals(0, labels[0]);
	}

	/** A pixel p of a scaled image stands for a + b p; signed numbers lie 32768 higher. */
	@ParameterizedTest
	@CsvSource({ "8,0,0.5,14,0", "16,0,0.1,70,0", "16,-16384,0.5,32782,32768", "16,-32768,1,32775,32768", "32,3,2,2,-1.5" })
	void labelsAreWhatPixelsStandFor(int bitDepth, double a, double b, float seven, float zero) {
		ImagePlus image = IJ.createImage("labels", bitDepth + "-bit black", WIDTH, HEIGHT, DEPTH);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { a, b }, "value");
		for (int z = 1; z <= DEPTH; z++) {
			ImageProcessor slice = image.getStack().getProcessor(z);
			for (int i = 0; i < slice.getPixelCount(); i++) slice.setf(i, i == 5 ? seven : zero);
		}
		byte[] labels = Volumes.toBytes(Stacks.toLabels(image));
		for (int i = 0; i < labels.length; i++) assertEquals(i % (WIDTH * HEIGHT) == 5 ? 7 : 0, labels[i]);
	}

	@Test
	void resultsLookLikeTheImageTheyBelongTo() {
		ImagePlus image = hyperstack(16, 2, 3);
		calibrate(image);
		float[] before = Volumes.toFloats(Stacks.toVolume(image, 1, 1));
		byte[] labels = new byte[WIDTH * HEIGHT * DEPTH];
		labels[0] = (byte) 254;
		VoxelSize voxelSize = Stacks.toVolume(image, 1, 1).voxelSize();
		LabelVolume volume = Volumes.ofBytes(labels, new Extent(WIDTH, HEIGHT, DEPTH), voxelSize);

		ImagePlus stack = Stacks.toStack("result", volume, image, 2, 3);
		assertLike(image, stack);
		assertEquals(8, stack.getBitDepth());
		assertEquals(255, stack.getDisplayRangeMax());
		assertEquals(0, stack.getProcessor().getColorModel().getRGB(0) & 0xffffff);
		assertArrayEquals(labels, Volumes.toBytes(Stacks.toLabels(stack)));

		ImagePlus map = Stacks.toStack("map", Stacks.toVolume(image, 1, 1), image, 2, 3);
		assertLike(image, map);
		assertEquals(32, map.getBitDepth());
		assertArrayEquals(before, Volumes.toFloats(Stacks.toVolume(map, 1, 1)));
		assertArrayEquals(before, Volumes.toFloats(Stacks.toVolume(image, 1, 1)));
	}

	@Test
	void whatAReaderHasNotedGoesOutAgain() {
		ImagePlus image = IJ.createImage("scan", "16-bit", WIDTH, HEIGHT, DEPTH);
		Object affine = new Object(); // an object of the reader's own, such as a header of NIfTI
		image.setProperty("Info", "0020,0037  Image Orientation (Patient): 1\\0\\0\\0\\1\\0");
		image.setProperty("nifti", affine);
		image.setProp("mine", "no note of the reader");
		LabelVolume labels = Volumes.ofBytes(new byte[WIDTH * HEIGHT * DEPTH], new Extent(WIDTH, HEIGHT, DEPTH), VoxelSize.UNCALIBRATED);
		ImagePlus frames = new ImagePlus("frames", image.getStack());
		frames.setDimensions(1, 1, DEPTH);
		frames.setProperty("Info", image.getProperty("Info"));
		frames.setProperty("nifti", affine);
		for (ImagePlus template : new ImagePlus[] { image, Stacks.asSlices(frames) }) {
			ImagePlus stack = Stacks.toStack("labels", labels, template, 1, 1);
			assertEquals(image.getProperty("Info"), stack.getProperty("Info"));
			assertSame(affine, stack.getProperty("nifti"));
			assertNull(stack.getProp("mine"));
		}
	}

	private static void assertLike(ImagePlus image, ImagePlus stack) {
		assertEquals(DEPTH, stack.getNSlices());
		assertEquals(1, stack.getNChannels());
		assertEquals("c2 z3 t3", stack.getStack().getSliceLabel(3));
		assertEquals(0.5, stack.getCalibration().pixelDepth);
		assertEquals(7, stack.getCalibration().zOrigin);
		assertEquals("inch", stack.getCalibration().getUnit());
	}

	private static String refusal(Runnable reading) {
		return assertThrows(UserException.class, reading::run).getMessage();
	}

	private static void calibrate(ImagePlus image) {
		Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.1;
		calibration.pixelHeight = 0.2;
		calibration.pixelDepth = 0.5;
		calibration.zOrigin = 7;
		calibration.setUnit("inch");
	}

	private static ImageProcessor processor(ImagePlus image, int channel, int z, int frame) {
		return image.getStack().getProcessor(image.getStackIndex(channel, z + 1, frame));
	}

	/** A stack whose values and slice labels say where they are. */
	private static ImagePlus hyperstack(int bitDepth, int channels, int frames) {
		ImageStack stack = ImageStack.create(WIDTH, HEIGHT, DEPTH * channels * frames, bitDepth);
		ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(channels, DEPTH, frames);
		for (int n = 1; n <= stack.getSize(); n++) {
			int[] position = image.convertIndexToPosition(n);
			stack.setSliceLabel("c" + position[0] + " z" + position[1] + " t" + position[2], n);
			for (int i = 0; i < WIDTH * HEIGHT; i++)
				stack.setVoxel(i % WIDTH, i / WIDTH, n - 1, n + 3 * i);
		}
		return image;
	}
}
