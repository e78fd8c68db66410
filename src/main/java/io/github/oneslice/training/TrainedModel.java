package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.model.Model;

/**
 * What a training gives.
 *
 * @param carried for each sample what registration alone gives; null for samples without annotated slices
 * @param checked some of the samples that were learned from
 * @param agreement how well the predictors agree with what is annotated on these, inside the training
 */
public record TrainedModel(Model model, List<TrainJob.Carried> carried, List<Sample> checked, double agreement) {}
