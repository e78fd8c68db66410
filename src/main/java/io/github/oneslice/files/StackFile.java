package io.github.oneslice.files;

import java.io.File;

import ij.ImagePlus;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;

/**
 * A stack in a file that ImageJ itself reads.
 *
 * @param name what messages call it
 * @param channel which channel of a hyperstack, from 1
 * @param frame which frame of a hyperstack, from 1
 */
public record StackFile(String name, File file, int channel, int frame) implements VolumeSource {

	@Override
	public Header header() {
		ImagePlus stack = Stacks.asSlices(ImageFiles.openHeader(file), channel, frame);
		return new Header(new Extent(stack.getWidth(), stack.getHeight(), stack.getNSlices()), Stacks.voxelSize(stack));
	}

	@Override
	public Volume volume() {
		return Stacks.toVolume(Stacks.asSlices(ImageFiles.open(file), channel, frame), channel, frame);
	}

	@Override
	public LabelVolume labels() {
		return Stacks.toLabels(ImageFiles.open(file));
	}
}
