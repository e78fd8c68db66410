package io.github.oneslice.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import io.github.oneslice.error.UserException;

/**
 * The labels a person used, as consecutive classes for the network.
 *
 * @param values the label of each class, background first: 0, or where 0 marks what is unknown the lowest label
 */
public record LabelClasses(List<Integer> values) {

	public LabelClasses {
		values = List.copyOf(values);
	}

	/**
	 * @param found the labels of the training set
	 * @param zeroIsUnknown whether 0 marks what is not annotated, and so is no label
	 * @throws UserException if there is nothing to tell apart
	 */
	public static LabelClasses of(Collection<Integer> found, boolean zeroIsUnknown) {
		TreeSet<Integer> labels = new TreeSet<>(found);
		if (!zeroIsUnknown) labels.add(0);
		if (labels.size() < 2) throw new UserException(zeroIsUnknown
			? "There is nothing to tell apart: with unknown_value=0 only voxels of label " + labels + " are known. Mark background with a label of its own."
			: "There is nothing to learn: no slice holds a label other than 0. Outline the structure on at least one slice.");
		return new LabelClasses(new ArrayList<>(labels));
	}

	/** The labels that occur; the mark of what is unknown is none. */
	public static TreeSet<Integer> occurring(byte[] labels) {
		TreeSet<Integer> found = new TreeSet<>();
		boolean[] present = new boolean[256];
		for (byte label : labels)
			present[Byte.toUnsignedInt(label)] = true;
		for (int label = 0; label < present.length; label++)
			if (present[label] && label != SparseLabels.UNKNOWN) found.add(label);
		return found;
	}

	public int count() {
		return values.size();
	}

	/** Labels to class indices; what is unknown stays so. */
	public byte[] toClasses(byte[] labels) {
		byte[] table = new byte[256];
		for (int i = 0; i < values.size(); i++)
			table[values.get(i)] = (byte) i;
		table[SparseLabels.UNKNOWN] = (byte) SparseLabels.UNKNOWN;
		return mapped(labels, table);
	}

	/** Class indices back to labels. */
	public byte[] toLabels(byte[] classes) {
		byte[] table = new byte[256];
		for (int i = 0; i < values.size(); i++)
			table[i] = values.get(i).byteValue();
		return mapped(classes, table);
	}

	private static byte[] mapped(byte[] from, byte[] table) {
		byte[] to = new byte[from.length];
		for (int i = 0; i < to.length; i++)
			to[i] = table[Byte.toUnsignedInt(from[i])];
		return to;
	}
}
