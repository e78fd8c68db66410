/**
 * Self-paced sample selection for barely-supervised segmentation (Su et al. 2024), put together from the blocks of
 * {@code selfpaced}, {@code contrast} and {@code adamix}. Begin with {@link io.github.oneslice.spss.Spss}.
 */
package io.github.oneslice.spss;
