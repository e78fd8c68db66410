package io.github.oneslice.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;

/** Finds out what a label stack says about a volume, and what it leaves open. */
public final class Annotations {

	private Annotations() {}

	/**
	 * Annotated are: every voxel that is not the rule's unknown value, when it has one; else the slices it lists, when it
	 * lists some; else the slices that hold a label. On what is annotated 0 is background.
	 *
	 * @param title what messages call the labels
	 * @throws UserException if there is no label, other than in a whole label stack, or the list cannot be read
	 */
	public static SparseLabels read(LabelVolume labels, String title, AnnotationRule rule) {
		requireLabelValue(rule.unknownValue());
		LabelVolume read = rule.unknownValue() == SparseLabels.UNKNOWN ? labels : labels.ofMask(title);
		byte[] values = Volumes.toBytes(read);
		if (rule.unknownValue() != SparseLabels.UNKNOWN) requireNoneUnknown(values);
		List<String> notes = new ArrayList<>(read.notes());
		if (rule.hasUnknownValue() && !holds(values, rule.unknownValue())) notes.add("No voxel of \"" + title + "\" has the unknown_value " + rule
			.unknownValue() + ", so all of it counts as annotated.");
		SliceGeometry geometry = new SliceGeometry(read.size(), axis(rule, values, read.size(), title, notes));
		TreeSet<Integer> listed = SliceList.readOrAll("annotated_slices", rule.slices(), geometry.count());
		TreeSet<Integer> empty = empty(rule, values, geometry);
		SparseLabels known;
		if (rule.hasUnknownValue()) known = markUnknown(values, read, rule, geometry.axis(), listed, notes);
		else {
			TreeSet<Integer> kept = listed.isEmpty() ? withLabels(values, geometry) : listed;
			kept.addAll(empty);
			known = keepSlices(values, read, geometry, kept, rule.classesPerSlice(), notes);
		}
		if (!rule.isWhole()) requireLabel(values, title, rule);
		return known;
	}

	/** The axis of the rule, or where it has none, that on whose slices the labels lie. */
	private static SliceAxis axis(AnnotationRule rule, byte[] values, Extent size, String title, List<String> notes) {
		if (rule.axis() != null) return rule.axis();
		if (rule.isWhole() || rule.hasUnknownValue()) return SliceAxis.XY;
		DrawnAxis drawn = new DrawnAxis(values, size);
		Optional<SliceAxis> found = drawn.find();
		if (found.isEmpty() && rule.slices().isEmpty()) throw new UserException("The labels of \"" + title + "\" lie on " + drawn
			+ ", so it cannot be told on slices of which axis they were drawn. Give slice_axis=XY, XZ or YZ; if they were drawn on several axes, "
			+ "give what is not annotated a value of its own and name it by unknown_value.");
		SliceAxis axis = found.orElse(SliceAxis.XY);
		if (axis != SliceAxis.XY) notes.add("The labels of \"" + title + "\" lie on " + drawn + ": slice_axis=" + axis + " is taken.");
		return axis;
	}

	private static SparseLabels markUnknown(byte[] values, LabelVolume labels, AnnotationRule rule, SliceAxis named, TreeSet<Integer> listed,
		List<String> notes)
	{
		for (int i = 0; i < values.length; i++)
			if (values[i] == (byte) rule.unknownValue()) values[i] = (byte) SparseLabels.UNKNOWN;
		List<AnnotatedSlice> whole = new ArrayList<>();
		List<AnnotatedSlice> sources = new ArrayList<>();
		for (SliceAxis axis : SliceAxis.values()) {
			SliceGeometry geometry = new SliceGeometry(labels.size(), axis);
			for (int i = 0; i < geometry.count(); i++) {
				byte[] slice = geometry.slice(values, i);
				if (holds(slice, SparseLabels.UNKNOWN)) continue;
				whole.add(new AnnotatedSlice(axis, i));
				// Plain background at the border says nothing of the slices beside it.
				if (holdsLabel(slice) || axis == named && listed.contains(i)) sources.add(new AnnotatedSlice(axis, i));
			}
		}
		return new SparseLabels(Volumes.ofBytes(values, labels.size(), labels.voxelSize()), whole, sources, notes);
	}

	private static SparseLabels keepSlices(byte[] values, LabelVolume labels, SliceGeometry geometry, TreeSet<Integer> kept,
		boolean classesPerSlice, List<String> notes)
	{
		byte[] before = values.clone();
		Arrays.fill(values, (byte) SparseLabels.UNKNOWN);
		BitSet all = new BitSet();
		kept.forEach(slice -> all.or(classes(geometry.slice(before, slice))));
		List<AnnotatedSlice> sources = new ArrayList<>();
		List<AnnotatedSlice> whole = new ArrayList<>();
		for (int slice : kept) {
			BitSet shown = classes(geometry.slice(before, slice));
			boolean partly = classesPerSlice && !shown.isEmpty() && !shown.equals(all);
			sources.add(new AnnotatedSlice(geometry.axis(), slice));
			if (!partly) whole.add(new AnnotatedSlice(geometry.axis(), slice));
			for (int row = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++) {
					int i = geometry.index(slice, row, column);
					if (before[i] != 0 || !partly) values[i] = before[i];
				}
		}
		return new SparseLabels(Volumes.ofBytes(values, labels.size(), labels.voxelSize()), whole, sources, notes);
	}

	private static BitSet classes(byte[] slice) {
		BitSet classes = new BitSet();
		for (byte label : slice)
			classes.set(Byte.toUnsignedInt(label));
		classes.clear(0);
		return classes;
	}

	private static TreeSet<Integer> withLabels(byte[] values, SliceGeometry geometry) {
		TreeSet<Integer> found = new TreeSet<>();
		for (int i = 0; i < geometry.count(); i++)
			if (holdsLabel(geometry.slice(values, i))) found.add(i);
		return found;
	}

	/** Indices of the slices that the rule calls empty. */
	private static TreeSet<Integer> empty(AnnotationRule rule, byte[] values, SliceGeometry geometry) {
		TreeSet<Integer> empty = SliceList.read("empty_slices", rule.emptySlices(), geometry.count());
		if (!empty.isEmpty() && rule.hasUnknownValue()) throw new UserException(
			"With unknown_value, what is empty has the value 0 in the labels; leave empty_slices out.");
		for (int slice : empty)
			if (holdsLabel(geometry.slice(values, slice))) throw new UserException("empty_slices names slice " + (slice + 1)
				+ ", but there are labels on it. Name slices only that do not show the structure.");
		return empty;
	}

	private static void requireNoneUnknown(byte[] values) {
		if (holds(values, SparseLabels.UNKNOWN)) throw new UserException(
			"The labels hold the value 255 beside others. Labels go from 1 to 254; give unknown_value=255 if 255 marks what is not annotated.");
	}

	private static boolean holds(byte[] values, int label) {
		for (byte value : values)
			if (value == (byte) label) return true;
		return false;
	}

	private static boolean holdsLabel(byte[] values) {
		for (byte value : values)
			if (value != 0 && !SparseLabels.isUnknown(value)) return true;
		return false;
	}

	private static void requireLabelValue(int unknown) {
		if (unknown < AnnotationRule.NONE || unknown > SparseLabels.UNKNOWN) throw new UserException("unknown_value cannot be " + unknown
			+ ": it is a label value from 0 to 255, or -1 for none.");
	}

	private static void requireLabel(byte[] values, String title, AnnotationRule rule) {
		if (!holdsLabel(values)) throw new UserException("\"" + title + "\" holds no label" + (rule.hasUnknownValue() ? " beside the unknown_value " + rule
			.unknownValue() : rule.slices().isEmpty() ? "" : " on annotated_slices=" + rule.slices()) + ". Outline the structure on at least one slice and give its voxels a value from 1 to 254.");
	}
}
