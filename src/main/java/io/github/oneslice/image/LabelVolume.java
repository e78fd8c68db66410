package io.github.oneslice.image;

import java.io.Serializable;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A label volume f: Z³ → {0..255} with axes x, y, z and a physical voxel size; 0 is background.
 *
 * @param voxels three-dimensional interval, axes in the order x, y, z, minimum at the origin
 * @param voxelSize physical size of a voxel
 */
public record LabelVolume(RandomAccessibleInterval<UnsignedByteType> voxels, VoxelSize voxelSize) implements Serializable {

	public LabelVolume {
		Volumes.requireThreeDimensions(voxels);
	}

	/** Width, height and depth in voxels. */
	public Extent size() {
		return Extent.of(voxels);
	}
}
