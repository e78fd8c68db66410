/**
 * Chunked arrays in the formats Zarr 2 and 3, with shards or without, and images of several resolutions in OME-Zarr 0.4 and 0.5, as far
 * as segmenting needs them: the last three axes are z, y and x. Knows neither Spark nor a file system: where the bytes are is a {@link
 * io.github.oneslice.spark.zarr.Store}. Begin with {@link io.github.oneslice.spark.zarr.OmeZarr}. (The library zarr-java needs parts of
 * NetCDF-Java that Maven Central does not have.)
 */
package io.github.oneslice.spark.zarr;
