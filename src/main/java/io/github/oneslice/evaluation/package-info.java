/**
 * How well a segmentation agrees with a reference: overlap, surface distances in physical units, tables of them.
 * Begin with {@link io.github.oneslice.evaluation.Evaluation}.
 */
package io.github.oneslice.evaluation;
