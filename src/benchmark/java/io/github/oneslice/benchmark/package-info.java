/**
 * What {@code macros/Benchmark.ijm} calls: label stacks made sparse ({@link io.github.oneslice.benchmark.Annotations}), labels
 * compared by distance ({@link io.github.oneslice.benchmark.LabelQuality}), and the tables
 * ({@link io.github.oneslice.benchmark.Report}).
 */
package io.github.oneslice.benchmark;
