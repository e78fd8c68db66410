/**
 * Volumes of voxels and what is done to them without any knowledge of learning: stacks in and out of ImageJ, sizes
 * ({@link io.github.oneslice.image.Extent}) and voxel sizes, normalisation, resampling between a volume's own grid
 * and the working grid, tiles, components and what is solid of them, distances, holes, morphology. Knows ImgLib2 and ImageJ. Begin with {@link
 * io.github.oneslice.image.Volume}.
 */
package io.github.oneslice.image;
