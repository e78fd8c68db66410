package io.github.oneslice.image;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * Maps f: Z³ → Rⁿ of one size, read slice by slice, so that they need not be in memory as a whole. They are cheapest read
 * from the first slice to the last.
 */
public interface Slices {

	/** Width, height and depth. */
	Extent size();

	/** One slice, [map][pixel], x fastest. The arrays belong to whoever asked. */
	float[][] slice(int z);

	/** The grey values of a volume. */
	static Slices of(Volume volume) {
		return of(volume.size(), z -> new float[][] { slice(volume, z) });
	}

	/** @param values x fastest */
	static Slices of(float[] values, Extent size) {
		return of(new float[][] { values }, size);
	}

	/** @param maps [map][voxel], x fastest */
	static Slices of(float[][] maps, Extent size) {
		int plane = size.x() * size.y();
		return of(size, z -> Arrays.stream(maps).map(map -> Arrays.copyOfRange(map, z * plane, (z + 1) * plane)).toArray(float[][]::new));
	}

	/** The same with each slice changed. */
	default Slices map(UnaryOperator<float[][]> change) {
		return of(size(), z -> change.apply(slice(z)));
	}

	/** All of it, [map][voxel], x fastest. */
	default float[][] toArrays() {
		float[][] all = null;
		int plane = size().x() * size().y();
		for (int z = 0; z < size().z(); z++) {
			float[][] slice = slice(z);
			if (all == null) all = new float[slice.length][size().voxels()];
			for (int map = 0; map < all.length; map++)
				System.arraycopy(slice[map], 0, all[map], z * plane, plane);
		}
		return all;
	}

	private static Slices of(Extent size, IntFunction<float[][]> read) {
		return new Slices() {

			@Override
			public Extent size() {
				return size;
			}

			@Override
			public float[][] slice(int z) {
				return read.apply(z);
			}
		};
	}

	private static <T extends RealType<T>> float[] slice(Volume volume, int z) {
		RandomAccessibleInterval<T> plane = Views.hyperSlice(Cast.<RandomAccessibleInterval<T>>unchecked(volume.voxels()), 2, z);
		float[] values = new float[volume.size().x() * volume.size().y()];
		LoopBuilder.setImages(plane, ArrayImgs.floats(values, plane.dimensionsAsLongArray())).forEachPixel((in, out) -> out.setReal(in
			.getRealFloat()));
		return values;
	}
}
