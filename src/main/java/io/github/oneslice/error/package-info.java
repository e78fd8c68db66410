/**
 * The one exception whose message is meant for the person who uses the program. Every other package may throw it;
 * it knows none of them.
 */
package io.github.oneslice.error;
