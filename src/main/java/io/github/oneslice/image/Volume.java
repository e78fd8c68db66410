package io.github.oneslice.image;

import java.io.Serializable;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A grey-value volume f: Z³ → R with axes x, y, z and a physical voxel size.
 *
 * @param voxels three-dimensional interval, axes in the order x, y, z, minimum at the origin
 * @param voxelSize physical size of a voxel
 */
public record Volume(RandomAccessibleInterval<? extends RealType<?>> voxels, VoxelSize voxelSize) implements Serializable {

	public Volume {
		Volumes.requireThreeDimensions(voxels);
	}

	/** Width, height and depth in voxels. */
	public Extent size() {
		return Extent.of(voxels);
	}
}
