package io.github.oneslice.image;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.ImgUtil;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Plain arrays in and out of ImgLib2 intervals. Arrays are in x-fastest order: index = x + width · (y + height · z). */
public final class Volumes {

	private Volumes() {}

	/** The grey values as one array, x fastest. */
	public static float[] toFloats(Volume volume) {
		return toFloats(volume.voxels());
	}

	/** The labels as one array of unsigned bytes, x fastest. */
	public static byte[] toBytes(LabelVolume labels) {
		byte[] bytes = new byte[Math.toIntExact(Intervals.numElements(labels.voxels()))];
		ImgUtil.copy(labels.voxels(), ArrayImgs.unsignedBytes(bytes, labels.voxels().dimensionsAsLongArray()));
		return bytes;
	}

	/** The labels of one slice. */
	static byte[] toBytes(LabelVolume labels, int z) {
		RandomAccessibleInterval<UnsignedByteType> slice = Views.hyperSlice(labels.voxels(), 2, z);
		byte[] bytes = new byte[Math.toIntExact(Intervals.numElements(slice))];
		ImgUtil.copy(slice, ArrayImgs.unsignedBytes(bytes, slice.dimensionsAsLongArray()));
		return bytes;
	}

	public static Volume ofFloats(float[] values, Extent size, VoxelSize voxelSize) {
		return new Volume(ArrayImgs.floats(values, toLongs(size)), voxelSize);
	}

	public static LabelVolume ofBytes(byte[] labels, Extent size, VoxelSize voxelSize) {
		ArrayImg<UnsignedByteType, ByteArray> img = ArrayImgs.unsignedBytes(labels, toLongs(size));
		return new LabelVolume(img, voxelSize);
	}

	static void requireThreeDimensions(Interval interval) {
		if (interval.numDimensions() != 3)
			throw new IllegalArgumentException("A volume has three dimensions, but this has " + interval.numDimensions() + ".");
		for (int d = 0; d < 3; d++)
			if (interval.min(d) != 0) throw new IllegalArgumentException("A volume starts at the origin.");
		Extent.of(interval).voxels();
	}

	private static <T extends RealType<T>> float[] toFloats(RandomAccessibleInterval<? extends RealType<?>> voxels) {
		@SuppressWarnings("unchecked")
		RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) voxels;
		float[] floats = new float[Math.toIntExact(Intervals.numElements(typed))];
		LoopBuilder.setImages(typed, ArrayImgs.floats(floats, typed.dimensionsAsLongArray()))
			.forEachPixel((in, out) -> out.setReal(in.getRealFloat()));
		return floats;
	}

	private static long[] toLongs(Extent size) {
		return new long[] { size.x(), size.y(), size.z() };
	}
}
