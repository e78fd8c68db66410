/**
 * What a person has said about a volume: which voxels and slices are annotated, how label stacks say so, and how
 * far a voxel is from what is known. Begin with {@link io.github.oneslice.annotation.SparseLabels}.
 */
package io.github.oneslice.annotation;
