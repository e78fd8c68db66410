package io.github.oneslice.files;

import java.io.Serializable;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.VoxelSize;

/**
 * Where the voxels of a volume come from: memory, a file, or wherever else. A job names its volumes by sources, so that who
 * does the job reads each volume when it needs it, and no one holds them all.
 * <p>
 * What cannot be read is a {@link io.github.oneslice.error.UserException}, in all three calls.
 * </p>
 */
public interface VolumeSource extends Serializable {

	/** What messages call the volume. */
	String name();

	/** Size and voxel size; cheaper than the voxels where the place allows it. */
	Header header();

	/** The grey values. */
	Volume volume();

	/** The same voxels as labels, whole numbers from 0 to 255. */
	LabelVolume labels();

	/** What is known of a volume without its voxels. */
	record Header(Extent size, VoxelSize voxelSize) implements Serializable {}
}
