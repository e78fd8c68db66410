/**
 * Macros of ImageJ without a screen, run by ImageJ's own interpreter.
 */
package io.github.oneslice.headless;
