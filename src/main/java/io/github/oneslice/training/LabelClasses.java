package io.github.oneslice.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.error.UserException;

/**
 * The labels a person used, as consecutive classes for the network.
 *
 * @param values the label of each class, background (0) first
 */
public record LabelClasses(List<Integer> values) implements Serializable {

	public LabelClasses {
		values = List.copyOf(values);
	}

	/** @throws UserException if no sample has a label other than background */
	public static LabelClasses of(List<TrainJob.Sample> samples) {
		TreeSet<Integer> found = new TreeSet<>(List.of(0));
		for (TrainJob.Sample sample : samples)
			if (sample.labels() != null) for (byte label : Volumes.toBytes(sample.labels().labels()))
				found.add(Byte.toUnsignedInt(label));
		found.remove(SparseLabels.UNKNOWN);
		if (found.size() < 2) throw new UserException(
			"There is nothing to learn: no slice holds a label other than 0. Outline the structure on at least one slice.");
		return new LabelClasses(new ArrayList<>(found));
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
