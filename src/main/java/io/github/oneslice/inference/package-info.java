/**
 * Trained networks at work: the one graph that predicts, whole volumes by overlapping windows, maps of probability
 * and uncertainty, previews of selection and perturbation, and the check of a model that was just trained. Begin
 * with {@link io.github.oneslice.inference.Segmentation}.
 */
package io.github.oneslice.inference;
