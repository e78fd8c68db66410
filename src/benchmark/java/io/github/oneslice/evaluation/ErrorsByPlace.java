package io.github.oneslice.evaluation;

import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.DistanceTransform;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Masks;
import io.github.oneslice.image.Volumes;
import java.io.File;
import java.util.Locale;
import java.util.Map;

/** Where a segmentation is wrong: in which part of the structure from its first slice to its last, and how far from its surface. */
public final class ErrorsByPlace {

	private static final int PARTS = 5;
	/** Before the structure, its parts, and behind it. */
	private final long[] shared = new long[PARTS + 2];
	private final long[] predicted = new long[PARTS + 2];
	private final long[] reference = new long[PARTS + 2];
	/** In the unit of the images; what is farther comes last. */
	private static final double[] DISTANCES = { 1.25, 2.5, 5, 10 };
	private final long[] missed = new long[DISTANCES.length + 1];
	private final long[] wrong = new long[DISTANCES.length + 1];

	/** @param arguments the folders of segmentations and of references, with files of the same names */
	public static void main(String... arguments) {
		Map<String, File> references = FolderSearch.flat().in(new File(arguments[1]));
		ErrorsByPlace errors = new ErrorsByPlace();
		FolderSearch.flat().in(new File(arguments[0])).forEach((name, file) -> {
			LabelVolume labels = new StackFile(name, file, 1, 1).labels();
			errors.add(mask(labels), mask(new StackFile(name, references.get(name), 1, 1).labels()), labels.size(), labels.voxelSize().toArray());
		});
		System.out.print(errors);
	}

	private static boolean[] mask(LabelVolume labels) {
		return Masks.ofBytes(Volumes.toBytes(labels));
	}

	/**
	 * @param is what was segmented, x fastest
	 * @param should what the structure is; not empty
	 * @param spacing of the voxels along x, y and z
	 */
	void add(boolean[] is, boolean[] should, Extent size, double[] spacing) {
		int slice = size.x() * size.y();
		BoundingBox structure = BoundingBox.ofEither(should, should, size);
		int first = structure.min()[2];
		int last = first + structure.size().z() - 1;
		for (int i = 0; i < is.length; i++) {
			int place = place(i / slice, first, last);
			if (is[i] && should[i]) shared[place]++;
			if (is[i]) predicted[place]++;
			if (should[i]) reference[place]++;
		}
		count(missed, should, is, DistanceTransform.squared(is, size, spacing));
		count(wrong, is, should, DistanceTransform.squared(should, size, spacing));
	}

	private static int place(int slice, int first, int last) {
		return slice < first ? 0 : slice > last ? PARTS + 1 : 1 + (slice - first) * PARTS / (last - first + 1);
	}

	private static void count(long[] counts, boolean[] here, boolean[] notThere, double[] squared) {
		for (int i = 0; i < here.length; i++) {
			if (!here[i] || notThere[i]) continue;
			int bin = 0;
			while (bin < DISTANCES.length && squared[i] > DISTANCES[bin] * DISTANCES[bin])
				bin++;
			counts[bin]++;
		}
	}

	@Override
	public String toString() {
		long all = 0;
		for (long voxels : reference)
			all += voxels;
		StringBuilder text = new StringBuilder("| part, by slice | recall | precision | missed, % of the structure | too much |\n| --- | --- | --- | --- | --- |\n");
		for (int place = 0; place < shared.length; place++)
			text.append(String.format(Locale.ROOT, "| %s | %s | %s | %.1f | %.1f |%n", place == 0 ? "before" : place > PARTS ? "behind" : place + " of " + PARTS,
				ratio(shared[place], reference[place]), ratio(shared[place], predicted[place]), percent(reference[place] - shared[place], all), percent(
					predicted[place] - shared[place], all)));
		text.append("\n| distance to the other surface | missed | too much |\n| --- | --- | --- |\n");
		for (int bin = 0; bin < missed.length; bin++)
			text.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f |%n", bin < DISTANCES.length ? "to " + DISTANCES[bin] : "more", percent(missed[bin], all), percent(
				wrong[bin], all)));
		return text.toString();
	}

	private static String ratio(long part, long whole) {
		return whole == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) part / whole);
	}

	private static double percent(long part, long whole) {
		return 100.0 * part / whole;
	}
}
