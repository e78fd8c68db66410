/**
 * Plain supervised training, the method that every other has to be better than, and the shortest example of one.
 * Begin with {@link io.github.oneslice.supervised.Supervised}.
 */
package io.github.oneslice.supervised;
