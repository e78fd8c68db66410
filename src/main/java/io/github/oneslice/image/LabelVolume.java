package io.github.oneslice.image;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A label volume f: Z³ → {0..255} with axes x, y, z and a physical voxel size; 0 is background.
 *
 * @param voxels three-dimensional interval, axes in the order x, y, z, minimum at the origin
 * @param voxelSize physical size of a voxel
 * @param notes what a person should know of how it was read, one sentence each
 */
public record LabelVolume(RandomAccessibleInterval<UnsignedByteType> voxels, VoxelSize voxelSize, List<String> notes) implements Serializable {

	private static final int MASK = 255;

	public LabelVolume {
		Volumes.requireThreeDimensions(voxels);
		notes = List.copyOf(notes);
	}

	public LabelVolume(RandomAccessibleInterval<UnsignedByteType> voxels, VoxelSize voxelSize) {
		this(voxels, voxelSize, List.of());
	}

	/** Width, height and depth in voxels. */
	public Extent size() {
		return Extent.of(voxels);
	}

	/**
	 * A mask as ImageJ makes it holds 0 and 255, and nothing else: its 255 becomes label 1. Anything else stays as it is.
	 *
	 * @param name what the note calls the labels
	 */
	public LabelVolume ofMask(String name) {
		byte[] values = Volumes.toBytes(this);
		boolean mask = false;
		for (int i = 0; i < values.length; i++) {
			if (values[i] != 0 && values[i] != (byte) MASK) return this;
			if (values[i] == 0) continue;
			mask = true;
			values[i] = 1;
		}
		if (!mask) return this;
		List<String> told = new ArrayList<>(notes);
		told.add("\"" + name + "\" is a mask of 0 and 255; its 255 is taken as label 1.");
		return new LabelVolume(Volumes.ofBytes(values, size(), voxelSize).voxels, voxelSize, told);
	}
}
