package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.spark.zarr.OmeZarr;
import io.github.oneslice.spark.zarr.ZarrArray;
import io.github.oneslice.spark.zarr.ZarrBoxes;

/**
 * A stack that is never in memory as a whole: an image in OME-Zarr, or a TIFF file of this machine.
 *
 * @param address of the folder, or of the file
 * @param channel from 1
 * @param frame from 1
 */
record LargeImage(Places places, String address, int channel, int frame) implements Serializable {

	/** What is known of it. */
	OmeZarr description() throws IOException {
		return isZarr() ? OmeZarr.open(new PlaceStore(places, address)) : OmeZarr.of(Stacks.voxelSize(tiff()));
	}

	/** Its voxels; for one thread. */
	Boxes boxes() throws IOException {
		if (!isZarr()) return new TiffBoxes(tiff(), channel, frame);
		OmeZarr image = description();
		ZarrArray finest = ZarrArray.open(new PlaceStore(places, address), image.levels().get(0).path());
		int[] leading = finest.leading();
		for (int axis = 0; axis < leading.length; axis++) {
			String name = image.leading().get(axis);
			int index = name.equals("c") ? channel - 1 : name.equals("t") ? frame - 1 : 0;
			if (index >= leading[axis]) throw new UserException("The image has " + leading[axis] + " along its axis " + name + ". Choose one of these.");
			leading[axis] = index;
		}
		return new ZarrBoxes(finest, leading);
	}

	private boolean isZarr() throws IOException {
		return places.isFolder(address);
	}

	private ImagePlus tiff() throws IOException {
		File file = places.local(address);
		if (file == null || !file.isFile()) throw new UserException("There is no image " + address
			+ ". Give a folder in OME-Zarr 0.4 or 0.5, or a TIFF file that all machines see under the same path.");
		return Stacks.asSlices(ImageFiles.openHeader(file), channel, frame);
	}
}
