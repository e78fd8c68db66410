package io.github.oneslice.engine;

import java.io.Serializable;

import io.github.oneslice.inference.PerturbationPreview;
import io.github.oneslice.inference.Segmentation;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PerturbJob;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.SelectJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.training.Propagation;

/** Runs jobs in this JVM, with TensorFlow on its class path. */
public final class LocalEngine implements Engine {

	private final int threads = PhysicalCores.count();
	private final Segmentation segmentation = new Segmentation(threads);

	@Override
	@SuppressWarnings("unchecked")
	public <R extends Serializable> R run(Job<R> job, Monitor monitor) {
		if (job instanceof PropagateJob propagate) return (R) Propagation.run(propagate, threads, monitor);
		if (job instanceof SegmentJob segment) return (R) segmentation.run(segment, monitor);
		if (job instanceof SelectJob select) return (R) segmentation.run(select, monitor);
		if (job instanceof PerturbJob perturb) try (PerturbationPreview preview = new PerturbationPreview(perturb, threads, monitor)) {
			return (R) preview.run();
		}
		return (R) TrainingRun.run((TrainJob) job, threads, monitor);
	}

	@Override
	public void close() {
		segmentation.close();
	}
}
