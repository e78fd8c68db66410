package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;
import java.util.List;

import io.github.oneslice.engine.Worker;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.settings.LargestComponent;

/**
 * Segments one volume with a trained model.
 *
 * @param image the grey values
 * @param model folder of the model package
 * @param probability also return the probability of each class
 * @param uncertainty also return the uncertainty
 * @param largestComponent which classes keep only their largest connected components
 * @param mirrored average over the volume and its mirror images, which could be scans too
 */
public record SegmentJob(VolumeSource image, File model, boolean probability, boolean uncertainty, LargestComponent largestComponent,
	boolean mirrored) implements Job<SegmentJob.Result>
{

	@Override
	public Result doneBy(Worker worker) {
		return worker.segment(this);
	}


	/**
	 * All of the size and voxel size of the input.
	 *
	 * @param labels the labels, with the values they had in the training labels
	 * @param labelValues the label value of each class, background (0) first
	 * @param probability one volume a class, in the order of {@code labelValues}; empty when not asked for
	 * @param uncertainty entropy of the mean probability in nats; null when not asked for
	 */
	public record Result(LabelVolume labels, List<Integer> labelValues, List<Volume> probability, Volume uncertainty)
		implements Serializable {}
}
