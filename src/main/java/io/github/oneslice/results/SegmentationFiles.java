package io.github.oneslice.results;

import java.io.File;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

import ij.ImagePlus;
import io.github.oneslice.files.NiftiFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.ResultFormat;
import io.github.oneslice.job.SegmentJob;

/**
 * The image files that the segmentation of a stack becomes: its label stack under the name of the stack, and beside it the
 * maps that were asked for, under what is added to that name.
 *
 * @param format of all of them
 * @param probability whether there is a map of each class
 * @param uncertainty whether there is a map of the uncertainty
 */
public record SegmentationFiles(ResultFormat format, boolean probability, boolean uncertainty) implements Serializable {

	private static final String PROBABILITY = "-probability-";
	private static final String UNCERTAINTY = "-uncertainty";
	private static final int LABELS = 255;

	/**
	 * The name of the file of one result.
	 *
	 * @param name of the stack, which may hold folders
	 * @param kind what is added to the name; empty for the label stack
	 */
	public String fileName(String name, String kind) {
		return name + kind + format.extension();
	}

	/**
	 * Checks the files that are going to be written. Which classes the model has, and so which maps of probability there will
	 * be, is not known yet.
	 *
	 * @param source name of the stack's file
	 */
	public void plan(Outputs outputs, File folder, String name, String source) {
		outputs.require(new File(folder, fileName(name, "")), source);
		if (uncertainty) outputs.require(new File(folder, fileName(name, UNCERTAINTY)), source);
		if (probability) for (int label = 0; label < LABELS; label++)
			outputs.require(new File(folder, fileName(name, PROBABILITY + label)), source);
	}

	/** The images by what is added to the name; the label stack comes last: where it is written, the maps are. */
	public static Map<String, ImagePlus> images(Part part, ImagePlus stack, SegmentJob.Result result) {
		ImagePlus noted = NiftiFiles.noted(stack); // here, so that its file is read once
		Map<String, ImagePlus> images = new LinkedHashMap<>();
		for (int i = 0; i < result.probability().size(); i++) {
			String kind = PROBABILITY + result.labelValues().get(i);
			images.put(kind, part.map(noted, kind.substring(1), result.probability().get(i)));
		}
		if (result.uncertainty() != null) images.put(UNCERTAINTY, part.map(noted, UNCERTAINTY.substring(1), result.uncertainty()));
		images.put("", part.labels(noted, "segmented", result.labels()));
		return images;
	}
}
