package io.github.oneslice.spark;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Box;
import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Extent;

/** A stack whose slices are read when they are asked for. */
final class TiffBoxes implements Boxes {

	private static final int SIGNED = 32768;

	private final ImagePlus stack;
	private final int channel;
	private final int frame;

	/** @throws UserException if the stack is RGB, or has no such channel or frame */
	TiffBoxes(ImagePlus stack, int channel, int frame) {
		this.stack = stack;
		this.channel = channel;
		this.frame = frame;
		if (stack.getBitDepth() == 24) throw new UserException("\"" + stack.getTitle()
			+ "\" is an RGB image. Grey values are needed: take one of its colours by Image > Color > Split Channels.");
		if (channel > stack.getNChannels() || frame > stack.getNFrames()) throw new UserException("\"" + stack.getTitle() + "\" has " + stack.getNChannels()
			+ " channels and " + stack.getNFrames() + " frames. Choose one of these.");
	}

	@Override
	public Extent size() {
		return new Extent(stack.getWidth(), stack.getHeight(), stack.getNSlices());
	}

	@Override
	public float[][] read(Box box) {
		float[] values = new float[box.size().voxels()];
		float offset = stack.getCalibration().isSigned16Bit() ? SIGNED : 0;
		int i = 0;
		for (int z = box.start().z(); z < box.end(2); z++) {
			ImageProcessor slice = stack.getStack().getProcessor(stack.getStackIndex(channel, z + 1, frame));
			for (int y = box.start().y(); y < box.end(1); y++)
				for (int x = box.start().x(); x < box.end(0); x++, i++)
					values[i] = slice.getf(x, y) - offset;
		}
		return new float[][] { values };
	}
}
