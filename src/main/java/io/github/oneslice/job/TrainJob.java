package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;
import java.util.List;

import io.github.oneslice.engine.Worker;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Trains a segmentation network.
 *
 * @param samples the volumes to learn from; at least one with labels
 * @param model the folder to write the model package and the checkpoints to
 * @param settings how to train
 * @param initialModel folder of the model whose networks learn on; null to start anew
 * @param resume go on from the checkpoint in the model folder; without one, training starts anew
 * @param overwrite replace a model or a stopped training that is in the folder; otherwise the job is refused then
 */
public record TrainJob(List<Sample> samples, File model, TrainingSettings settings, File initialModel, boolean resume, boolean overwrite)
	implements Job<TrainJob.Result>
{

	public TrainJob {
		samples = List.copyOf(samples);
	}

	/** A job that starts anew and replaces nothing. */
	public TrainJob(List<Sample> samples, File model, TrainingSettings settings, boolean resume) {
		this(samples, model, settings, null, resume, false);
	}

	@Override
	public Result doneBy(Worker worker) {
		return worker.train(this);
	}

	/**
	 * @param model the folder of the model package
	 * @param carried for each sample the labels it was learned from; null for samples without annotated slices
	 * @param agreement the rate of right voxels among those annotated or predicted as foreground, when the written model
	 *          segments its own training set: 0 to 1
	 */
	public record Result(File model, List<Carried> carried, double agreement) implements Serializable {}

	/**
	 * What was learned of a volume that is annotated in part: labels at working resolution, in the values the person gave.
	 *
	 * @param grid the way to the resolution of the volume itself
	 * @param registration what registration alone gives
	 * @param pseudoLabels what it became by the end of training
	 */
	public record Carried(WorkingGrid grid, LabelVolume registration, LabelVolume pseudoLabels) implements Serializable {}
}
