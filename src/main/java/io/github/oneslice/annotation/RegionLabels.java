package io.github.oneslice.annotation;

import java.awt.Rectangle;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;

/**
 * Outlined regions of interest as a label stack. A region has holes and parts as ImageJ fills it; where two overlap, the
 * later one is on top.
 *
 * @param labels of the size of the image; 0 where there is no region
 * @param slices the slices that hold a region, from 0
 * @param classes which label is what
 */
public record RegionLabels(LabelVolume labels, SortedSet<Integer> slices, RegionClasses classes) {

	/**
	 * @param regions areas
	 * @param frame of a hyperstack, from 1; regions of other frames are passed over
	 * @throws UserException if a region lies on no slice, or outside the image
	 */
	public static RegionLabels of(ImagePlus image, List<Roi> regions, int frame) {
		Extent size = new Extent(image.getWidth(), image.getHeight(), image.getNSlices());
		byte[] labels = new byte[size.voxels()];
		SortedSet<Integer> slices = new TreeSet<>();
		List<Roi> own = regions.stream().filter(region -> !region.hasHyperStackPosition() || region.getTPosition() == 0 || region
			.getTPosition() == frame).toList();
		RegionClasses classes = RegionClasses.of(own);
		for (Roi region : own) {
			int slice = slice(image, region);
			fill(region, (byte) classes.of(region), labels, size, slice);
			slices.add(slice);
		}
		return new RegionLabels(Volumes.ofBytes(labels, size, Stacks.voxelSize(image)), slices, classes);
	}

	/** The numbers of the slices that hold a region, from 1. */
	public String sliceNumbers() {
		return slices.stream().map(slice -> String.valueOf(slice + 1)).collect(Collectors.joining(", "));
	}

	private static int slice(ImagePlus image, Roi region) {
		if (image.getNSlices() == 1) return 0;
		int slice = region.hasHyperStackPosition() ? region.getZPosition() : ofStack(image, position(region));
		if (slice < 1 || slice > image.getNSlices()) throw new UserException("The region " + called(region) + " belongs to no slice of \"" + image
			.getTitle() + "\". Go to its slice, select it, and add it to the ROI Manager again.");
		return slice - 1;
	}

	private static int ofStack(ImagePlus image, int position) {
		return position < 1 || position > image.getStackSize() ? 0 : image.convertIndexToPosition(position)[1];
	}

	/** In the stack; ImageJ before 1.43 kept it in the name alone: slice-y-x. */
	private static int position(Roi region) {
		if (region.getPosition() > 0 || region.getName() == null || !region.getName().matches("\\d{4,}-\\d{4}-\\d{4}(-\\d+)?")) return region
			.getPosition();
		return Integer.parseInt(region.getName().substring(0, region.getName().indexOf('-')));
	}

	private static void fill(Roi region, byte label, byte[] labels, Extent size, int slice) {
		Rectangle box = region.getBounds();
		ImageProcessor mask = region.getMask();
		boolean within = false;
		for (int y = Math.max(0, box.y); y < Math.min(size.y(), box.y + box.height); y++)
			for (int x = Math.max(0, box.x); x < Math.min(size.x(), box.x + box.width); x++)
				if (mask == null || mask.get(x - box.x, y - box.y) != 0) {
					labels[size.index(x, y, slice)] = label;
					within = true;
				}
		if (!within) throw new UserException("The region " + called(region) + " lies outside the image. Remove it, or choose the image it belongs to.");
	}

	private static String called(Roi region) {
		return region.getName() == null ? "without a name" : "\"" + region.getName() + "\"";
	}
}
