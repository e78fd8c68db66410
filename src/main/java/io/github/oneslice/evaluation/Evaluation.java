package io.github.oneslice.evaluation;

import java.util.BitSet;
import java.util.List;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Masks;
import io.github.oneslice.image.Volumes;

/** Compares a segmentation with a reference, class by class. */
public final class Evaluation {

	private Evaluation() {}

	/**
	 * One score for each label that either volume holds, in rising order; background is no class. Distances are in the unit
	 * of the reference's voxel size.
	 *
	 * @param image what the scores call the image
	 * @throws UserException if the sizes differ
	 */
	public static List<ClassScore> compare(String image, LabelVolume prediction, LabelVolume reference) {
		Extent size = reference.size();
		if (!prediction.size().equals(size))
			throw new UserException("Prediction and reference of " + image + " must have the same size, but are " + prediction
				.size() + " and " + size + " voxels.");
		byte[] predicted = Volumes.toBytes(prediction);
		byte[] referred = Volumes.toBytes(reference);
		double[] spacing = reference.voxelSize().toArray();
		return labels(predicted, referred).stream().mapToObj(label -> new ClassScore(image, label, Metrics.of(Masks.ofLabel(
			predicted, label), Masks.ofLabel(referred, label), size, spacing))).toList();
	}

	private static BitSet labels(byte[] first, byte[] second) {
		BitSet labels = new BitSet(256);
		for (int i = 0; i < first.length; i++) {
			labels.set(Byte.toUnsignedInt(first[i]));
			labels.set(Byte.toUnsignedInt(second[i]));
		}
		labels.clear(0);
		return labels;
	}
}
