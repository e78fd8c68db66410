/**
 * What {@code macros/Benchmark.ijm} calls: label stacks made sparse ({@link io.github.oneslice.benchmark.Annotations}), labels
 * compared by distance ({@link io.github.oneslice.benchmark.LabelQuality}), and the tables
 * ({@link io.github.oneslice.benchmark.Report}); and {@code macros/Benchmark_Domains.ijm}: what other scanners would show
 * ({@link io.github.oneslice.benchmark.Scanner}), and its table ({@link io.github.oneslice.benchmark.DomainReport}).
 */
package io.github.oneslice.benchmark;
