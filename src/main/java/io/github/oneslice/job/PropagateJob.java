package io.github.oneslice.job;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Carries the labels of the annotated slices through the volume by slice-to-slice registration.
 *
 * @param image the grey values
 * @param labels the annotated slices; at least one whole slice
 * @param settings the registration part of these is used
 */
public record PropagateJob(Volume image, SparseLabels labels, TrainingSettings settings) implements Job<LabelVolume> {}
