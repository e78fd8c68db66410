/**
 * The jobs of OneSlice over many stacks on Apache Spark, one task a stack, and over one stack that is larger than memory, one
 * task a block. Knows Spark and Hadoop's file systems, and is built into a jar of its own. Begin with {@link
 * io.github.oneslice.spark.SparkMain} and {@link io.github.oneslice.spark.TaskRun}.
 */
package io.github.oneslice.spark;
