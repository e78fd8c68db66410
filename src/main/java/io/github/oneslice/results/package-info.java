/**
 * What the answers of jobs become: image files that look like the stack they belong to, and the table of what became of each
 * stack. Begin with {@link io.github.oneslice.results.SegmentationFiles}.
 */
package io.github.oneslice.results;
