/**
 * Networks on TensorFlow: a tape that differentiates what TensorFlow for Java cannot, layers, architectures,
 * optimisers, sessions, and the check that a processor computes the layers rightly. Knows nothing of images or
 * labels. Begin with {@link io.github.oneslice.network.Architecture}; {@link
 * io.github.oneslice.network.NetworkKind} is the seam for another network.
 */
package io.github.oneslice.network;
