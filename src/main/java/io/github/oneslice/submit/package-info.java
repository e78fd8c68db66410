/**
 * Starts work on Apache Spark in a process of its own, without any class of Spark: finds what is installed, makes the command
 * line, and follows the progress. Begin with {@link io.github.oneslice.submit.SparkProcess}.
 */
package io.github.oneslice.submit;
