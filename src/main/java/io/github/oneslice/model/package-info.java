/**
 * A trained network on disk: what it is, how images are made ready for it, what its classes are, and its weights.
 * Reading it runs nothing. Begin with {@link io.github.oneslice.model.Model}.
 */
package io.github.oneslice.model;
