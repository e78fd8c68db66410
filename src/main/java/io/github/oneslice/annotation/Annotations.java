package io.github.oneslice.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import ij.ImagePlus;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.error.UserException;

/** Finds out what a label stack says about a volume, and what it leaves open. */
public final class Annotations {

	private Annotations() {}

	/**
	 * Annotated are: every voxel that is not {@code unknownValue}, when that is 0 or more; else the slices listed, when some
	 * are; else the slices that hold a label. On what is annotated 0 is background.
	 *
	 * @param axis orientation of the annotated slices
	 * @param slices numbers of slices from 1, such as "12, 40-42", or "all"; empty for those that hold a label
	 * @param unknownValue the value of voxels nothing is known about; −1 when there is none
	 * @throws UserException if there is no label, other than in a whole label stack, or the list cannot be read
	 */
	public static SparseLabels read(ImagePlus labels, SliceAxis axis, String slices, int unknownValue) {
		LabelVolume volume = Stacks.toLabels(labels);
		byte[] values = Volumes.toBytes(volume);
		int[] size = volume.size();
		List<AnnotatedSlice> annotated;
		if (unknownValue >= 0) annotated = markUnknown(values, size, unknownValue);
		else annotated = keepSlices(values, new SliceGeometry(size, axis), slices == null ? "" : slices.trim());
		if (!isWhole(slices)) requireLabel(values, labels.getTitle());
		return new SparseLabels(Volumes.ofBytes(values, size, volume.voxelSize()), annotated);
	}

	private static List<AnnotatedSlice> markUnknown(byte[] values, int[] size, int unknownValue) {
		if (unknownValue != SparseLabels.UNKNOWN) requireNoneUnknown(values);
		for (int i = 0; i < values.length; i++)
			if (Byte.toUnsignedInt(values[i]) == unknownValue) values[i] = (byte) SparseLabels.UNKNOWN;
		List<AnnotatedSlice> whole = new ArrayList<>();
		for (SliceAxis axis : SliceAxis.values()) {
			SliceGeometry geometry = new SliceGeometry(size, axis);
			for (int i = 0; i < geometry.count(); i++)
				if (!holds(geometry.slice(values, i), SparseLabels.UNKNOWN)) whole.add(new AnnotatedSlice(axis, i));
		}
		return whole;
	}

	private static List<AnnotatedSlice> keepSlices(byte[] values, SliceGeometry geometry, String list) {
		requireNoneUnknown(values);
		TreeSet<Integer> kept = list.isEmpty() ? withLabels(values, geometry) : parse(list, geometry.count());
		byte[] before = values.clone();
		Arrays.fill(values, (byte) SparseLabels.UNKNOWN);
		List<AnnotatedSlice> annotated = new ArrayList<>();
		for (int slice : kept) {
			annotated.add(new AnnotatedSlice(geometry.axis(), slice));
			for (int row = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++) {
					int i = geometry.index(slice, row, column);
					values[i] = before[i];
				}
		}
		return annotated;
	}

	private static TreeSet<Integer> withLabels(byte[] values, SliceGeometry geometry) {
		TreeSet<Integer> found = new TreeSet<>();
		for (int i = 0; i < geometry.count(); i++)
			for (byte label : geometry.slice(values, i))
				if (label != 0) found.add(i);
		return found;
	}

	private static TreeSet<Integer> parse(String list, int count) {
		TreeSet<Integer> result = new TreeSet<>();
		String numbers = isWhole(list) ? "1-" + count : list;
		for (String part : numbers.replaceAll("\\s*-\\s*", "-").split("[,;\\s]+")) {
			String[] ends = part.split("-", 2);
			try {
				int first = Integer.parseInt(ends[0].trim());
				int last = ends.length == 2 ? Integer.parseInt(ends[1].trim()) : first;
				if (first < 1 || last > count || first > last) throw new UserException("annotated_slices names \"" + part
					+ "\", but there are slices 1 to " + count + ".");
				for (int slice = first; slice <= last; slice++)
					result.add(slice - 1);
			}
			catch (NumberFormatException e) {
				throw new UserException("annotated_slices cannot be read: \"" + part
					+ "\". Write numbers and ranges, such as 12, 40-42, or all.", e);
			}
		}
		return result;
	}

	private static boolean isWhole(String slices) {
		return slices != null && slices.trim().equalsIgnoreCase("all");
	}

	private static void requireNoneUnknown(byte[] values) {
		if (holds(values, SparseLabels.UNKNOWN)) throw new UserException(
			"The labels hold the value 255. Labels go from 1 to 254; give unknown_value=255 if 255 marks what is not annotated.");
	}

	private static boolean holds(byte[] values, int label) {
		for (byte value : values)
			if (value == (byte) label) return true;
		return false;
	}

	private static void requireLabel(byte[] values, String title) {
		for (byte value : values)
			if (value != 0 && value != (byte) SparseLabels.UNKNOWN) return;
		throw new UserException("\"" + title
			+ "\" holds no label. Outline the structure on at least one slice and give its voxels a value from 1 to 254.");
	}
}
