package io.github.oneslice.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelColors;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;

/** The labels of a stack as regions of interest, one a label and slice; the name of a region is its label. */
public final class LabelRegions {

	private static final String SEGMENTATION = "oneslice.segmentation";

	private LabelRegions() {}

	/** The regions in the order of their slices, then of their labels; each knows its slice. */
	public static List<Roi> of(LabelVolume labels) {
		Extent size = labels.size();
		byte[] values = Volumes.toBytes(labels);
		List<Roi> regions = new ArrayList<>();
		for (int z = 0; z < size.z(); z++) {
			byte[] slice = Arrays.copyOfRange(values, size.index(0, 0, z), size.index(0, 0, z + 1));
			BitSet present = new BitSet();
			for (byte label : slice)
				present.set(Byte.toUnsignedInt(label));
			for (int label = present.nextSetBit(1); label >= 0; label = present.nextSetBit(label + 1))
				regions.add(region(new ByteProcessor(size.x(), size.y(), slice), label, z + 1));
		}
		return regions;
	}

	/** The same of what a model segmented: they know that nobody drew them. */
	public static List<Roi> ofSegmentation(LabelVolume labels) {
		List<Roi> regions = of(labels);
		regions.forEach(region -> region.setProperty(SEGMENTATION, "true"));
		return regions;
	}

	/** Whether a region is of {@link #ofSegmentation}. */
	public static boolean isSegmentation(Roi region) {
		return region.getProperty(SEGMENTATION) != null;
	}

	private static Roi region(ByteProcessor slice, int label, int number) {
		slice.setThreshold(label, label, ImageProcessor.NO_LUT_UPDATE);
		Roi region = new ThresholdToSelection().convert(slice);
		region.setName(String.valueOf(label));
		region.setStrokeColor(LabelColors.of(label));
		region.setPosition(number);
		return region;
	}
}
