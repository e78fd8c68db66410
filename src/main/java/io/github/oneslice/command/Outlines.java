package io.github.oneslice.command;

import java.util.List;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.oneslice.annotation.LabelRegions;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;

/** Lays outlines of labels over an image. What lies there already stays. */
final class Outlines {

	private Outlines() {}

	/** Outlines that a person asked for: they count as drawn by hand. */
	static void add(ImagePlus image, LabelVolume labels, List<Roi> regions) {
		Extent size = new Extent(image.getWidth(), image.getHeight(), Stacks.asSlices(image).getNSlices());
		if (!labels.size().equals(size)) throw new UserException("The labels have " + labels.size() + " voxels, but \"" + image.getTitle() + "\" has " + size
			+ ". Choose the image they belong to.");
		add(image, regions, 0);
	}

	/** A segmentation: it takes the place of an earlier one, and is no annotation unless a person says so. */
	static void addSegmentation(ImagePlus image, LabelVolume labels, int frame) {
		Overlay overlay = image.getOverlay();
		if (overlay != null) for (Roi region : overlay.toArray())
			if (LabelRegions.isSegmentation(region)) overlay.remove(region);
		add(image, LabelRegions.ofSegmentation(labels), image.getNFrames() > 1 ? frame : 0);
	}

	/** @param frame of a hyperstack; 0: all */
	private static void add(ImagePlus image, List<Roi> regions, int frame) {
		Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		for (Roi region : regions) {
			// Slices that are held as time points keep their place in the stack.
			if (image.isHyperStack() && image.getNSlices() > 1) region.setPosition(0, region.getPosition(), frame);
			overlay.add(region);
		}
		image.setOverlay(overlay);
	}
}
