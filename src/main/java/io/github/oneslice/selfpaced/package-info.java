/**
 * The blocks of self-paced learning that any method may use: ramps, ages, uncertainty, selection, pseudo-labels,
 * and the losses of SPSS (Su et al. 2024, section 2.2). Each is one small class with its formula; what works inside
 * the graph takes and gives operands, what works outside takes arrays.
 */
package io.github.oneslice.selfpaced;
