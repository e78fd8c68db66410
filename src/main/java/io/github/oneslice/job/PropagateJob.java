package io.github.oneslice.job;

import io.github.oneslice.engine.Worker;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Carries the labels of the annotated slices through the volume by slice-to-slice registration.
 *
 * @param sample the volume and its labels; at least one whole slice
 * @param settings the registration part of these is used
 */
public record PropagateJob(Sample sample, TrainingSettings settings) implements Job<LabelVolume> {

	@Override
	public LabelVolume doneBy(Worker worker) {
		return worker.propagate(this);
	}
}
