/**
 * Learning from multiple experts (LFME, Chen et al. 2024): a network for stacks of scanners nobody trained on, guided by one
 * expert a scanner. Begin with {@link io.github.oneslice.lfme.Lfme}.
 */
package io.github.oneslice.lfme;
