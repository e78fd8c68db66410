package io.github.oneslice.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Masks;
import io.github.oneslice.image.Volumes;

/** Compares a segmentation with a reference, class by class. */
public final class Evaluation {

	/** So many labels are enough to see what they are. */
	private static final int SHOWN = 8;

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
				.size() + " and " + size + " voxels. Choose two that belong to the same image.");
		byte[] predicted = Volumes.toBytes(prediction);
		byte[] referred = Volumes.toBytes(reference);
		double[] spacing = reference.voxelSize().toArray();
		return labels(predicted, referred).stream().mapToObj(label -> new ClassScore(image, label, Metrics.of(Masks.ofLabel(
			predicted, label), Masks.ofLabel(referred, label), size, spacing), reference.voxelSize().unit())).toList();
	}

	/** The scores of an image that nothing was predicted for. */
	public static List<ClassScore> missed(String image, LabelVolume reference) {
		byte[] referred = Volumes.toBytes(reference);
		return labels(referred, referred).stream().mapToObj(label -> new ClassScore(image, label, Metrics.MISSED, reference.voxelSize().unit()))
			.toList();
	}

	/** What a person should know of the two, one sentence each, before believing the scores. */
	public static List<String> doubts(String image, LabelVolume prediction, LabelVolume reference) {
		List<String> doubts = new ArrayList<>();
		if (!prediction.voxelSize().isLike(reference.voxelSize())) doubts.add(image + ": the prediction has voxels of " + prediction.voxelSize()
			+ ", the reference of " + reference.voxelSize() + ". Distances are computed with those of the reference.");
		BitSet predicted = labels(Volumes.toBytes(prediction), new byte[0]);
		BitSet referred = labels(Volumes.toBytes(reference), new byte[0]);
		if (!predicted.isEmpty() && !referred.isEmpty() && !predicted.intersects(referred)) doubts.add(image
			+ ": no label is in both, the prediction holds " + some(predicted) + ", the reference " + some(referred) + ". Do the same values mean the same?");
		return doubts;
	}

	private static String some(BitSet labels) {
		return labels.cardinality() <= SHOWN ? labels.toString() : labels.cardinality() + " different values";
	}

	private static BitSet labels(byte[] first, byte[] second) {
		BitSet labels = new BitSet(256);
		for (byte[] values : new byte[][] { first, second })
			for (byte value : values)
				labels.set(Byte.toUnsignedInt(value));
		labels.clear(0);
		return labels;
	}
}
