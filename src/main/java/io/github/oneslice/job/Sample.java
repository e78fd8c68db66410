package io.github.oneslice.job;

import java.io.Serializable;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.Annotations;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;

/**
 * One volume of a training set.
 *
 * @param image the grey values
 * @param labels its label stack; null for an unlabelled volume
 * @param rule which voxels of the label stack are annotated; null for an unlabelled volume
 * @param domain the group the volume comes from, such as a scanner or a hospital; empty when it is not known
 */
public record Sample(VolumeSource image, VolumeSource labels, AnnotationRule rule, String domain) implements Serializable {

	public static Sample unlabelled(VolumeSource image) {
		return new Sample(image, null, null, "");
	}

	public static Sample labelled(VolumeSource image, VolumeSource labels, AnnotationRule rule) {
		return new Sample(image, labels, rule, "");
	}

	/** The same volume, of a group. */
	public Sample of(String group) {
		return new Sample(image, labels, rule, group);
	}

	/** What messages call it. */
	public String name() {
		return image.name();
	}

	public boolean isLabelled() {
		return labels != null;
	}

	/**
	 * Reads what is known about the volume.
	 *
	 * @param size of the image
	 * @throws UserException if the labels are not of the size of the image, or do not say anything
	 */
	public SparseLabels annotation(Extent size) {
		LabelVolume read = labels.labels();
		if (!read.size().equals(size)) throw new UserException("The labels \"" + labels.name() + "\" have " + read.size()
			+ " voxels, but their image \"" + image.name() + "\" has " + size + ". Give labels of the size of the image.");
		return Annotations.read(read, labels.name(), rule);
	}
}
