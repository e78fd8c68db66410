package io.github.oneslice.engine;

import java.io.Serializable;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Cast;

/**
 * The voxels of something small, such as a preview, to travel inside the message.
 *
 * @param array bytes for 8-bit voxels, else floats; x fastest
 * @param size width, height and depth
 */
record InlineVoxels(Serializable array, Extent size) implements Serializable {

	static InlineVoxels of(RandomAccessibleInterval<? extends RealType<?>> voxels) {
		if (voxels.getType() instanceof UnsignedByteType) {
			LabelVolume labels = new LabelVolume(Cast.unchecked(voxels), VoxelSize.UNCALIBRATED);
			return new InlineVoxels(Volumes.toBytes(labels), labels.size());
		}
		Volume volume = new Volume(voxels, VoxelSize.UNCALIBRATED);
		return new InlineVoxels(Volumes.toFloats(volume), volume.size());
	}

	/** The voxels again, for the ticket that {@link #of} gave. */
	static RandomAccessibleInterval<? extends RealType<?>> voxels(Serializable ticket) {
		InlineVoxels inline = (InlineVoxels) ticket;
		if (inline.array instanceof byte[] bytes) return Volumes.ofBytes(bytes, inline.size, VoxelSize.UNCALIBRATED).voxels();
		return Volumes.ofFloats((float[]) inline.array, inline.size, VoxelSize.UNCALIBRATED).voxels();
	}
}
