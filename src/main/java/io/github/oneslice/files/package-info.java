/**
 * Files that are written whole or not at all, folders of images, and {@link io.github.oneslice.files.VolumeSource},
 * the seam for a new place that volumes come from.
 */
package io.github.oneslice.files;
