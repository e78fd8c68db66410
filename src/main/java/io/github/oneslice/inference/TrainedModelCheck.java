package io.github.oneslice.inference;

import java.io.File;
import java.util.List;
import java.util.Locale;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.evaluation.Agreement;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.model.Model;

/**
 * Whether a model that was just written does outside its training what it did inside: a kernel that computes wrongly for
 * some kinds of numbers shows here, and nowhere before.
 */
public final class TrainedModelCheck {

	/** Below this part of what the training itself reached, something is wrong with the model. */
	private static final double LEAST_PART = 0.6;
	/** A network that has hardly learned anything may differ by chance. */
	private static final double LEAST_LEARNED = 0.3;

	private TrainedModelCheck() {}

	/**
	 * Segments annotated volumes of the training set with the model as it is on disk, and compares with what is annotated.
	 *
	 * @param samples the volumes
	 * @param expected how well the training's own prediction agreed with the annotation
	 * @return how well the model agrees, see {@link Agreement}
	 * @throws UserException if that is far below what was expected
	 */
	public static double run(File folder, List<Sample> samples, double expected, int threads, Monitor monitor) {
		Agreement agreement = new Agreement();
		try (Segmenter segmenter = new Segmenter(Model.read(folder), threads)) {
			for (Sample sample : samples) {
				SparseLabels annotation = sample.annotation(sample.image().header().size());
				float[][] probability = segmenter.probability(sample.image().volume(), false, part -> monitor.checkCancelled()).toArrays();
				agreement.add(segmenter.labels(probability), Volumes.toBytes(annotation.labels()));
			}
		}
		requireLike(expected, agreement.rate());
		monitor.report(Event.progress(Event.Stage.CHECK, 1, 1, String.format(Locale.ROOT,
			"on the annotated slices %.0f %% of the foreground agrees.", 100 * agreement.rate())));
		return agreement.rate();
	}

	/** @throws UserException if a model that should have agreed so well agrees far less */
	static void requireLike(double expected, double found) {
		if (expected > LEAST_LEARNED && found < LEAST_PART * expected) throw new UserException(String.format(Locale.ROOT,
			"The trained model does not work: on its own annotated slices %.0f %% of the foreground agrees, but during the training it was %.0f %%."
				+ " This processor computes something wrongly. Train with settings=[precision=float32], and please report it.", 100 * found, 100
					* expected));
	}
}
