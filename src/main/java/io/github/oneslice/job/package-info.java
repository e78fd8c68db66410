/**
 * What is asked of an engine and what is said on the way: one record a kind of job, events with their values, and
 * the monitor that listens and cancels. Knows nothing of who does the work. Begin with {@link
 * io.github.oneslice.job.Job}.
 */
package io.github.oneslice.job;
