package io.github.oneslice.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

import io.github.oneslice.image.LabelVolume;

/**
 * A segmentation beside its reference.
 *
 * @param scores one a class
 * @param notes what a person should know before believing the scores, one sentence each
 */
public record Comparison(List<ClassScore> scores, List<String> notes) implements Serializable {

	/**
	 * @param name what the scores call the image
	 * @throws io.github.oneslice.error.UserException if the sizes differ
	 */
	public static Comparison of(String name, LabelVolume prediction, LabelVolume reference) {
		LabelVolume found = prediction.ofMask("prediction of " + name);
		LabelVolume expected = reference.ofMask("reference of " + name);
		List<ClassScore> scores = Evaluation.compare(name, found, expected);
		return new Comparison(scores, Stream.of(found.notes(), expected.notes(), Evaluation.doubts(name, found, expected)).flatMap(List::stream)
			.toList());
	}

	/** Of an image that nothing was predicted for. */
	public static Comparison missed(String name, LabelVolume reference) {
		return new Comparison(Evaluation.missed(name, reference.ofMask(name)), List.of(name
			+ " has no prediction and counts as missed, with a Dice of 0."));
	}
}
