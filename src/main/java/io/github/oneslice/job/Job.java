package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;

import io.github.oneslice.image.LabelVolume;

/**
 * What is asked of an engine: an immutable value that says everything the work needs.
 *
 * @param <R> the type of the answer
 */
public sealed interface Job<R extends Serializable> extends Serializable permits PropagateJob, TrainJob, SegmentJob, SegmentAnnotatedJob, SelectJob,
	PerturbJob, SuggestJob, ExportJob, ImportJob, InspectJob, BackendJob
{

	/** Has the job done by someone who can do every kind of job. */
	R doneBy(Worker worker);

	/** Does jobs of every kind there is. */
	interface Worker {

		LabelVolume propagate(PropagateJob job);

		TrainJob.Result train(TrainJob job);

		SegmentJob.Result segment(SegmentJob job);

		SegmentJob.Result segment(SegmentAnnotatedJob job);

		SelectJob.Result select(SelectJob job);

		PerturbJob.Result perturb(PerturbJob job);

		SuggestJob.Result suggest(SuggestJob job);

		ExportJob.Result export(ExportJob job);

		File unpack(ImportJob job);

		String inspect(InspectJob job);

		String examine(BackendJob job);
	}
}
