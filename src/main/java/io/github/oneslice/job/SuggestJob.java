package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;
import java.util.List;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Says which slices to annotate next. What is unsure is what a model is unsure of, or else where registration does not
 * agree, or else, where nothing is known, the whole image.
 *
 * @param sample the volume, and what is annotated already, if anything
 * @param model folder of a model package; null for none
 * @param axes the planes that are looked at
 * @param count how many slices, each chosen as if those before were annotated
 * @param settings the registration part of these is used
 */
public record SuggestJob(Sample sample, File model, List<SliceAxis> axes, int count, TrainingSettings settings)
	implements Job<SuggestJob.Result>
{

	public SuggestJob {
		axes = List.copyOf(axes);
	}

	@Override
	public Result doneBy(Worker worker) {
		return worker.suggest(this);
	}

	/**
	 * @param axis on which the first slice helps most
	 * @param slices by index from 0, the most helpful first; fewer than were asked for where more would not help
	 * @param profile for each slice along the axis how much it would help, 0 to 1
	 */
	public record Result(SliceAxis axis, List<Integer> slices, List<Double> profile) implements Serializable {}
}
