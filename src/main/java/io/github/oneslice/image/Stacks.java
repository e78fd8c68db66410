package io.github.oneslice.image;

import java.util.AbstractList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import io.github.oneslice.error.UserException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

/** ImageJ stacks in and out. The pixels of a stack are wrapped, not copied, unless it is virtual. */
public final class Stacks {

	private Stacks() {}

	/**
	 * The grey values of a stack. A hyperstack gives one channel at one time.
	 *
	 * @param channel from 1
	 * @param frame from 1
	 * @throws UserException if the image is RGB, or has no such channel or frame
	 */
	public static Volume toVolume(ImagePlus image, int channel, int frame) {
		requireGrey(image);
		requireWithin(image, "channel", channel, image.getNChannels());
		requireWithin(image, "frame", frame, image.getNFrames());
		return switch (image.getType()) {
			case ImagePlus.GRAY8, ImagePlus.COLOR_256 -> new Volume(bytes(image, channel, frame), voxelSize(image));
			case ImagePlus.GRAY16 -> image.getCalibration().isSigned16Bit() ? signed(image, channel, frame) : new Volume(shorts(
				image, channel, frame), voxelSize(image));
			default -> new Volume(floats(image, channel, frame), voxelSize(image));
		};
	}

	/**
	 * The labels of a stack: whole numbers, or the colours of a label colour table. Slices that ImageJ holds as time points are
	 * slices here. What was taken so is noted.
	 *
	 * @throws UserException if a value is no whole number from 0 to 255
	 */
	public static LabelVolume toLabels(ImagePlus image) {
		return LabelStacks.read(image);
	}

	/**
	 * A stack of slices that ImageJ holds as time points or as channels, as slices; the pixels are the same. Any other image is
	 * given back as it is.
	 */
	public static ImagePlus asSlices(ImagePlus image) {
		boolean several = image.getNChannels() > 1 && image.getNFrames() > 1;
		if (image.getNSlices() > 1 || several || image.getStackSize() == 1) return image;
		ImagePlus stack = sharing(image);
		stack.setDimensions(1, image.getStackSize(), 1);
		return stack;
	}

	/** An image of the same pixels, with calibration and notes of its own. */
	public static ImagePlus sharing(ImagePlus image) {
		ImagePlus stack = new ImagePlus(image.getTitle(), image.getStack());
		stack.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		stack.setCalibration(image.getCalibration().copy());
		noteAsIn(image, stack);
		return stack;
	}

	/** An image whose slices are held as time points, when neither channel nor frame is named; see {@link #asSlices(ImagePlus)}. */
	public static ImagePlus asSlices(ImagePlus image, int channel, int frame) {
		return channel == 1 && frame == 1 && image.getNChannels() == 1 ? asSlices(image) : image;
	}

	/**
	 * An 8-bit stack, calibrated like the template.
	 *
	 * @param channel the channel of the template, from 1, that the slice labels are taken from
	 * @param frame the frame of the template, from 1, that the slice labels are taken from
	 */
	public static ImagePlus toStack(String title, LabelVolume labels, ImagePlus template, int channel, int frame) {
		ImageStack stack = slices(labels.size(), z -> Volumes.toBytes(labels, z));
		ImagePlus image = like(template, channel, frame, title, stack);
		image.setDisplayRange(0, 255);
		return image;
	}

	/** The slice with the most voxels that are not 0, from 1; the first where there are none. */
	public static int fullestSlice(ImagePlus stack) {
		int fullest = 1;
		int most = 0;
		for (int slice = 1; slice <= stack.getStackSize(); slice++) {
			ImageProcessor pixels = stack.getStack().getProcessor(slice);
			int voxels = (int) IntStream.range(0, pixels.getPixelCount()).filter(i -> pixels.getf(i) != 0).count();
			if (voxels <= most) continue;
			most = voxels;
			fullest = slice;
		}
		return fullest;
	}

	/** A 32-bit stack, calibrated and with slice labels like the template; see above. */
	public static ImagePlus toStack(String title, Volume map, ImagePlus template, int channel, int frame) {
		Slices values = Slices.of(map);
		ImageStack stack = slices(map.size(), z -> values.slice(z)[0]);
		ImagePlus image = like(template, channel, frame, title, stack);
		float most = 0;
		for (int z = 1; z <= stack.getSize(); z++)
			for (float value : (float[]) stack.getPixels(z))
				most = Math.max(most, value);
		image.setDisplayRange(0, most > 0 ? most : 1);
		return image;
	}

	/** @param pixels the pixels of a slice, given its number, from 0 */
	private static ImageStack slices(Extent size, IntFunction<Object> pixels) {
		ImageStack stack = new ImageStack(size.x(), size.y());
		for (int z = 0; z < size.z(); z++)
			stack.addSlice(null, pixels.apply(z));
		return stack;
	}

	private static ImagePlus like(ImagePlus template, int channel, int frame, String title, ImageStack stack) {
		for (int z = 1; z <= stack.getSize(); z++)
			stack.setSliceLabel(template.getStack().getSliceLabel(template.getStackIndex(channel, z, frame)), z);
		ImagePlus image = new ImagePlus(title, stack);
		Calibration calibration = template.getCalibration().copy();
		calibration.disableDensityCalibration();
		image.setCalibration(calibration);
		noteAsIn(template, image);
		return image;
	}

	/** The same pixels, with the edges of the voxels told in another unit where both are units of length. */
	public static ImagePlus inUnit(ImagePlus image, String unit) {
		ImagePlus stack = sharing(image);
		Calibration calibration = stack.getCalibration();
		if (Units.isCalibrated(calibration.getUnit()) && Units.comparable(calibration.getUnit(), unit)) {
			VoxelSize voxel = voxelSize(image).in(unit);
			calibration.pixelWidth = voxel.x();
			calibration.pixelHeight = voxel.y();
			calibration.pixelDepth = voxel.z();
			calibration.setUnit(unit);
		}
		return stack;
	}

	/** What the reader of an image has noted of it, such as its orientation and place in space: writers give that out again. */
	private static void noteAsIn(ImagePlus template, ImagePlus image) {
		Properties notes = template.getProperties();
		if (notes != null) notes.forEach((name, value) -> image.setProperty((String) name, value));
	}

	/**
	 * The calibration of a stack.
	 *
	 * @throws UserException if it is no size of a voxel
	 */
	public static VoxelSize voxelSize(ImagePlus image) {
		Calibration calibration = image.getCalibration();
		try {
			return new VoxelSize(calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth, calibration.getUnit());
		}
		catch (UserException e) {
			throw new UserException("\"" + image.getTitle() + "\": " + e.getMessage(), e);
		}
	}

	static PlanarImg<UnsignedByteType, ByteArray> bytes(ImagePlus image, int channel, int frame) {
		PlanarImg<UnsignedByteType, ByteArray> img = planar(image, channel, frame, pixels -> new ByteArray((byte[]) pixels));
		img.setLinkedType(new UnsignedByteType(img));
		return img;
	}

	private static PlanarImg<UnsignedShortType, ShortArray> shorts(ImagePlus image, int channel, int frame) {
		PlanarImg<UnsignedShortType, ShortArray> img = planar(image, channel, frame, pixels -> new ShortArray((short[]) pixels));
		img.setLinkedType(new UnsignedShortType(img));
		return img;
	}

	private static PlanarImg<FloatType, FloatArray> floats(ImagePlus image, int channel, int frame) {
		PlanarImg<FloatType, FloatArray> img = planar(image, channel, frame, pixels -> new FloatArray((float[]) pixels));
		img.setLinkedType(new FloatType(img));
		return img;
	}

	private static <T extends NativeType<T>, A extends ArrayDataAccess<A>> PlanarImg<T, A> planar(ImagePlus image, int channel,
		int frame, Function<Object, A> wrap)
	{
		IntFunction<A> plane = z -> wrap.apply(image.getStack().getPixels(image.getStackIndex(channel, z + 1, frame)));
		List<A> planes = image.getStack().isVirtual() ? new ReadWhenAsked<>(image.getNSlices(), plane) : IntStream.range(0, image
			.getNSlices()).mapToObj(plane).toList();
		long[] dimensions = { image.getWidth(), image.getHeight(), image.getNSlices() };
		return new PlanarImg<>(planes, dimensions, new Fraction());
	}

	/** Keeps none, so that a virtual stack is never in memory as a whole. */
	private static final class ReadWhenAsked<A> extends AbstractList<A> {

		private final int size;
		private final IntFunction<A> read;

		ReadWhenAsked(int size, IntFunction<A> read) {
			this.size = size;
			this.read = read;
		}

		@Override
		public A get(int index) {
			return read.apply(index);
		}

		@Override
		public int size() {
			return size;
		}
	}

	/** Signed values, such as Hounsfield units, are kept by ImageJ as unsigned ones with an offset. */
	private static Volume signed(ImagePlus image, int channel, int frame) {
		return new Volume(Converters.convert((RandomAccessibleInterval<UnsignedShortType>) shorts(image, channel, frame), (
			value, signed) -> signed.set(value.get() - 32768), new FloatType()), voxelSize(image));
	}

	private static void requireGrey(ImagePlus image) {
		if (image.getBitDepth() == 24) throw new UserException("\"" + image.getTitle()
			+ "\" is an RGB image. Grey values are needed: take one of its colours by Image > Color > Split Channels, or their mean by Image > Type > 8-bit.");
	}

	private static void requireWithin(ImagePlus image, String what, int value, int most) {
		if (value < 1 || value > most) throw new UserException("\"" + image.getTitle() + "\" has no " + what + " "
			+ value + "; it has " + most + ".");
	}
}
