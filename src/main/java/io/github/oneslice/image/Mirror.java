package io.github.oneslice.image;

import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/**
 * Mirrors volumes within their slices, as views.
 *
 * @param x swap left and right
 * @param y swap top and bottom
 */
public record Mirror(boolean x, boolean y) {

	/** A mirror along x, y or both. */
	public static Mirror random(RandomGenerator random) {
		int which = 1 + random.nextInt(3);
		return new Mirror((which & 1) != 0, (which & 2) != 0);
	}

	public Volume apply(Volume volume) {
		return new Volume(mirrored(volume.voxels()), volume.voxelSize());
	}

	public LabelVolume apply(LabelVolume labels) {
		return new LabelVolume(mirrored(labels.voxels()), labels.voxelSize());
	}

	/** @param values so many a voxel, side by side; x fastest */
	public float[] apply(float[] values, Extent size, int perVoxel) {
		float[] result = new float[values.length];
		for (int row = 0; row < size.y() * size.z(); row++) {
			int column = row % size.y();
			int from = size.x() * (y ? row - column + size.y() - 1 - column : row);
			for (int i = 0; i < size.x(); i++)
				System.arraycopy(values, perVoxel * (from + (x ? size.x() - 1 - i : i)), result, perVoxel * (size.x() * row + i), perVoxel);
		}
		return result;
	}

	private <T> RandomAccessibleInterval<T> mirrored(RandomAccessibleInterval<T> voxels) {
		RandomAccessibleInterval<T> result = x ? Views.zeroMin(Views.invertAxis(voxels, 0)) : voxels;
		return y ? Views.zeroMin(Views.invertAxis(result, 1)) : result;
	}
}
