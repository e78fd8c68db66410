/**
 * Chunked arrays in the formats Zarr 2 and 3, and images of several resolutions in OME-Zarr 0.4 and 0.5, as far as segmenting
 * needs them: the last three axes are z, y and x. Knows neither Spark nor a file system: where the bytes are is a {@link
 * io.github.oneslice.spark.zarr.Store}. Begin with {@link io.github.oneslice.spark.zarr.OmeZarr}.
 */
package io.github.oneslice.spark.zarr;
