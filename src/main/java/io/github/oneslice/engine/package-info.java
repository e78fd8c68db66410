/**
 * Who does a job: {@link io.github.oneslice.engine.LocalEngine} in this JVM, {@link
 * io.github.oneslice.engine.WorkerEngine} in a process of its own, so that TensorFlow never meets Fiji. An engine
 * is a SciJava plugin; commands get the one of highest priority from the engine service. Begin with {@link
 * io.github.oneslice.engine.Engine}.
 */
package io.github.oneslice.engine;
