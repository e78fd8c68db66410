/**
 * What surrounds every training method: the training set at working resolution, pseudo-labels, patches, learners
 * with their teachers, checkpoints, and the loop. Begin with {@link io.github.oneslice.training.Trainer}; {@link
 * io.github.oneslice.training.MethodFactory} is the seam for another method.
 */
package io.github.oneslice.training;
