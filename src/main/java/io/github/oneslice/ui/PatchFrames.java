package io.github.oneslice.ui;

import java.awt.Color;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.oneslice.image.Extent;

/** Frames around the patches of a stack that AdaMix swapped. */
public final class PatchFrames {

	/** An image the network copes with, made harder. */
	public static final Color EASY = new Color(0xe69f00);
	/** An image the network does not cope with, made easier. */
	public static final Color HARD = new Color(0x56b4e9);

	private PatchFrames() {}

	/**
	 * @param image a stack without channels and frames
	 * @param sources for each patch what replaced it, below 0 where it stayed; x fastest
	 * @param patches patches along x, y and z
	 * @param patchSize voxels of a patch along x, y and z
	 * @return a new RGB stack
	 */
	public static ImageStack draw(ImagePlus image, int[] sources, Extent patches, Extent patchSize, Color color) {
		ImageStack framed = new ImageStack(image.getWidth(), image.getHeight());
		for (int z = 0; z < image.getStackSize(); z++) {
			ImageProcessor slice = image.getStack().getProcessor(z + 1);
			slice.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
			ColorProcessor picture = (ColorProcessor) slice.convertToByte(true).convertToRGB();
			picture.setColor(color);
			int layer = z / patchSize.z() * patches.x() * patches.y();
			for (int i = 0; i < patches.x() * patches.y(); i++)
				if (sources[layer + i] >= 0) frame(picture, i % patches.x() * patchSize.x(), i / patches.x() * patchSize.y(), patchSize);
			framed.addSlice(image.getStack().getSliceLabel(z + 1), picture);
		}
		return framed;
	}

	private static void frame(ColorProcessor picture, int left, int top, Extent patchSize) {
		int width = Math.min(patchSize.x(), picture.getWidth() - left);
		int height = Math.min(patchSize.y(), picture.getHeight() - top);
		picture.drawRect(left, top, width, height);
	}
}
