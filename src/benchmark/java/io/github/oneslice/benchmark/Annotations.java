package io.github.oneslice.benchmark;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes label stacks that are annotated on a few planes out of whole ones. Everything else holds {@value #UNKNOWN}. */
public final class Annotations {

	private static final int UNKNOWN = 255;

	private Annotations() {}

	/**
	 * Makes one for each file of the annotated folder.
	 *
	 * @param annotated folder of label stacks with one annotated slice each: the first plane
	 * @param whole folder of the whole label stacks
	 * @param planes {@code three-slices}: the annotated one and one a third of the way to each end of the structure;
	 *          {@code two-planes}: the annotated one and the plane across it through the middle of what is labelled on it
	 */
	public static String make(String annotated, String whole, String output, String planes) {
		Map<String, File> references = FolderSearch.flat().in(new File(whole));
		FolderSearch.flat().in(new File(annotated)).forEach((name, file) -> {
			ImagePlus labels = ImageFiles.open(references.get(name));
			int slice = labelledSlices(ImageFiles.open(file)).get(0);
			ImagePlus sparse = labels.duplicate();
			for (int z = 1; z <= labels.getNSlices(); z++)
				keep(sparse.getStack().getProcessor(z), planes.equals("three-slices") ? slices(labelledSlices(labels), slice).contains(z) : z == slice,
					planes.equals("two-planes") ? middleRow(labels.getStack().getProcessor(slice)) : -1);
			ImageFiles.save(sparse, new File(output, name + ".tif"));
		});
		return output;
	}

	/** @param row that is kept in any case; −1: none */
	private static void keep(ImageProcessor slice, boolean whole, int row) {
		for (int y = 0; y < slice.getHeight(); y++)
			for (int x = 0; x < slice.getWidth(); x++)
				if (!whole && y != row) slice.set(x, y, UNKNOWN);
	}

	private static List<Integer> slices(List<Integer> labelled, int annotated) {
		int first = labelled.get(0);
		int last = labelled.get(labelled.size() - 1);
		return List.of(annotated - (annotated - first) / 3, annotated, annotated + (last - annotated) / 3);
	}

	/** From 1. */
	private static List<Integer> labelledSlices(ImagePlus labels) {
		List<Integer> result = new ArrayList<>();
		for (int z = 1; z <= labels.getNSlices(); z++)
			if (labels.getStack().getProcessor(z).getStats().max > 0) result.add(z);
		return result;
	}

	private static int middleRow(ImageProcessor labels) {
		long sum = 0;
		long count = 0;
		for (int y = 0; y < labels.getHeight(); y++)
			for (int x = 0; x < labels.getWidth(); x++)
				if (labels.get(x, y) > 0) {
					sum += y;
					count++;
				}
		return (int) (sum / count);
	}
}
