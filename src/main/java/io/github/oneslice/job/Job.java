package io.github.oneslice.job;

import java.io.Serializable;
import io.github.oneslice.engine.Engine;

/**
 * What is asked of an {@link Engine}: an immutable value that says everything the work needs.
 *
 * @param <R> the type of the answer
 */
public sealed interface Job<R extends Serializable> extends Serializable permits PropagateJob, TrainJob, SegmentJob, SelectJob,
	PerturbJob {}
