package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;
import java.util.List;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Trains a segmentation network.
 *
 * @param samples the volumes to learn from; at least one with labels
 * @param model the folder to write the model package and the checkpoints to
 * @param settings how to train
 * @param resume go on from the checkpoint in the model folder; without one, training starts anew
 */
public record TrainJob(List<Sample> samples, File model, TrainingSettings settings, boolean resume)
	implements Job<TrainJob.Result>
{

	public TrainJob {
		samples = List.copyOf(samples);
	}

	/**
	 * One volume of the training set.
	 *
	 * @param name what messages call it
	 * @param image the grey values
	 * @param labels what is known about it; null for an unlabelled volume
	 */
	public record Sample(String name, Volume image, SparseLabels labels) implements Serializable {}

	/**
	 * @param model the folder of the model package
	 * @param registration for each sample the label volume that registration alone gives, before any network learned
	 *          from it; null for samples without annotated slices
	 */
	public record Result(File model, List<LabelVolume> registration) implements Serializable {}
}
