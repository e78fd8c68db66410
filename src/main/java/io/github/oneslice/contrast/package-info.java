/**
 * Bidirectional feature contrast (Su et al. 2024, section 2.3) and the head that gives it features. Knows networks
 * only.
 */
package io.github.oneslice.contrast;
