package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;
import java.util.List;

import io.github.oneslice.engine.Worker;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;

/**
 * Shows the perturbation of AdaMix on one volume, at each of several ages of the curriculum.
 *
 * @param image the grey values
 * @param labels its labels; null when there are none, then those of the model are taken
 * @param confidence how sure a network is of each voxel, 0 to 1; null to compute it with the model
 * @param other what patches are taken from, of the same size
 * @param otherLabels its labels, or null
 * @param otherConfidence its confidence, or null
 * @param model folder of a trained model; null when both confidences are given
 * @param loss the loss of the image, 0 to 1; NaN to compute it from the model and the labels
 * @param age the age to show, 0 to 1; NaN for that of {@code progress}
 * @param progress how far training has come, 0 to 1
 * @param steps how many ages to show, from the start of training up to that one
 * @param patchesPerAxis into how many patches each axis is cut
 * @param mostPatches how many patches are swapped at the most
 */
public record PerturbJob(Volume image, LabelVolume labels, Volume confidence, Volume other, LabelVolume otherLabels,
	Volume otherConfidence, File model, double loss, double age, double progress, int steps, int patchesPerAxis, int mostPatches)
	implements Job<PerturbJob.Result>
{

	/** @throws UserException if something is missing, or stacks differ in size */
	public PerturbJob {
		Extent size = image.size();
		requireSize(size, other.size(), "other image");
		if (confidence != null) requireSize(size, confidence.size(), "confidence");
		if (otherConfidence != null) requireSize(size, otherConfidence.size(), "confidence of the other image");
		if (labels != null) requireSize(size, labels.size(), "labels");
		if (otherLabels != null) requireSize(size, otherLabels.size(), "labels of the other image");
		boolean complete = confidence != null && otherConfidence != null && !Double.isNaN(loss);
		if (!complete && model == null) throw new UserException(
			"Confidence maps or the loss are missing. Give them all, or a model to compute them with.");
	}

	private static void requireSize(Extent size, Extent other, String what) {
		if (!size.equals(other)) throw new UserException("The image has " + size + " voxels, but the " + what + " " + other
			+ ". Give stacks of one size.");
	}

	@Override
	public Result doneBy(Worker worker) {
		return worker.perturb(this);
	}

	/**
	 * @param stages one an age
	 * @param patches patches along x, y and z
	 * @param patchSize voxels of a patch along x, y and z; the last patches may be cut off by the edge
	 */
	public record Result(List<Stage> stages, Extent patches, Extent patchSize) implements Serializable {}

	/**
	 * The perturbation at one age.
	 *
	 * @param loss the loss of the image
	 * @param easy whether the loss lies below the age, so that the image was made harder
	 * @param sources for each patch the patch of the other volume that replaced it, −1 where it stayed; x fastest
	 * @param labels null when there are neither labels nor a model
	 */
	public record Stage(double age, double loss, boolean easy, int[] sources, Volume image, LabelVolume labels,
		Volume confidence) implements Serializable {}
}
