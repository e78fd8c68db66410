/**
 * Adaptive mix (Shen et al. 2026): the perturbation that swaps patches by confidence, which other methods may use
 * too, and the method in its three frameworks. Begin with {@link io.github.oneslice.adamix.AdaMixFrameworks} for
 * the method and {@link io.github.oneslice.adamix.PatchSwap} for the perturbation.
 */
package io.github.oneslice.adamix;
