package io.github.oneslice.inference;

import java.util.List;
import java.util.TreeSet;

import io.github.oneslice.annotation.LabelClasses;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;

/** What a person has said of a volume that a network segments: there it stays, whatever the network says. */
final class KnownLabels {

	private final byte[] labels;
	private final List<Integer> labelValues;
	private final int plane;

	/**
	 * @param name what messages call the annotation
	 * @param labelValues of the network's classes
	 * @throws UserException if a label is none of these
	 */
	KnownLabels(String name, SparseLabels annotation, List<Integer> labelValues) {
		Extent size = annotation.labels().size();
		this.labels = Volumes.toBytes(annotation.labels());
		this.labelValues = labelValues;
		plane = size.x() * size.y();
		TreeSet<Integer> others = LabelClasses.occurring(labels);
		others.removeAll(labelValues);
		if (!others.isEmpty()) throw new UserException("The labels \"" + name + "\" hold " + others + ", but the model knows " + labelValues
			+ " alone. Give the labels the values that the model was trained with.");
	}

	/** Makes what is known in a slice certain; changes the probabilities, [class][pixel]. */
	void certain(float[][] slice, int z) {
		for (int i = 0; i < plane; i++) {
			byte label = labels[z * plane + i];
			if (SparseLabels.isUnknown(label)) continue;
			for (int c = 0; c < slice.length; c++)
				slice[c][i] = labelValues.get(c) == Byte.toUnsignedInt(label) ? 1 : 0;
		}
	}

	/** Puts what is known in its place; changes the labels. */
	void restore(byte[] segmented) {
		SparseLabels.restore(segmented, labels);
	}
}
