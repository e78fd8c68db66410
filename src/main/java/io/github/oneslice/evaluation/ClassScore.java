package io.github.oneslice.evaluation;

import java.io.Serializable;

/**
 * How well one class of an image is segmented.
 *
 * @param image name of the image
 * @param label label value of the class
 * @param metrics of this class against all others
 * @param unit of the distances
 */
public record ClassScore(String image, int label, Metrics metrics, String unit) implements Serializable {}
