package io.github.oneslice.benchmark;

import groovy.json.JsonOutput;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How right labels are that were carried from annotated slices: Dice, precision and recall, in all and by distance. */
public final class LabelQuality {

	/** In the unit of the images. */
	private static final double BIN = 5;

	private LabelQuality() {}

	/** Voxels that are right, that are labelled, and that should be. */
	private static final class Overlap {

		private long shared;
		private long labelled;
		private long reference;

		void add(ImageProcessor labels, ImageProcessor truth) {
			for (int i = 0; i < labels.getPixelCount(); i++) {
				boolean is = labels.get(i) > 0;
				boolean should = truth.get(i) > 0;
				if (is && should) shared++;
				if (is) labelled++;
				if (should) reference++;
			}
		}

		Map<String, Object> describe() {
			Map<String, Object> result = new LinkedHashMap<>();
			result.put("dice", 2.0 * shared / Math.max(1, labelled + reference));
			result.put("precision", (double) shared / Math.max(1, labelled));
			result.put("recall", (double) shared / Math.max(1, reference));
			return result;
		}
	}

	/**
	 * Compares foreground with foreground, whatever its class.
	 *
	 * @param labels folder of carried labels
	 * @param whole folder of the whole label stacks
	 * @param annotated folder of label stacks with one annotated slice; distance is from there
	 * @return JSON: means over the stacks, and of all voxels by distance
	 */
	public static String measure(String labels, String whole, String annotated) {
		Map<String, File> references = FolderSearch.flat().in(new File(whole));
		Map<String, File> sources = FolderSearch.flat().in(new File(annotated));
		List<Map<String, Object>> stacks = new ArrayList<>();
		Map<Integer, Overlap> byDistance = new TreeMap<>();
		FolderSearch.flat().in(new File(labels)).forEach((name, file) -> {
			ImagePlus carried = ImageFiles.open(file);
			ImagePlus truth = ImageFiles.open(references.get(name));
			int source = labelledSlice(ImageFiles.open(sources.get(name)));
			Overlap all = new Overlap();
			for (int z = 1; z <= carried.getNSlices(); z++) {
				ImageProcessor is = carried.getStack().getProcessor(z);
				ImageProcessor should = truth.getStack().getProcessor(z);
				all.add(is, should);
				byDistance.computeIfAbsent((int) (Math.abs(z - source) * carried.getCalibration().pixelDepth / BIN), bin -> new Overlap()).add(is, should);
			}
			stacks.add(all.describe());
		});
		Map<String, Object> result = new LinkedHashMap<>();
		for (String measure : List.of("dice", "precision", "recall"))
			result.put(measure, stacks.stream().mapToDouble(stack -> (double) stack.get(measure)).average().orElseThrow());
		List<Map<String, Object>> bins = new ArrayList<>();
		byDistance.forEach((bin, overlap) -> {
			Map<String, Object> described = new LinkedHashMap<>();
			described.put("from", bin * BIN);
			described.put("to", (bin + 1) * BIN);
			described.putAll(overlap.describe());
			bins.add(described);
		});
		result.put("by_distance", bins);
		return JsonOutput.toJson(result);
	}

	/** From 1. */
	private static int labelledSlice(ImagePlus labels) {
		for (int z = 1; z <= labels.getNSlices(); z++)
			if (labels.getStack().getProcessor(z).getStats().max > 0) return z;
		throw new IllegalArgumentException(labels.getTitle() + " holds no label");
	}
}
