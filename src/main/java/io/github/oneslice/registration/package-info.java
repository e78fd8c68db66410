/**
 * Displacements between neighbouring slices, labels carried along by them, and their tidying (Su et al. 2024,
 * section 2.1). Begin with {@link io.github.oneslice.registration.LabelPropagation}.
 */
package io.github.oneslice.registration;
