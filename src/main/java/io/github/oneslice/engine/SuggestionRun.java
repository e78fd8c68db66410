package io.github.oneslice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGain;
import io.github.oneslice.annotation.SliceProfile;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.inference.Segmentation;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.SuggestJob;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.training.Unsure;

/** Which slices to annotate next: those whose annotation reaches most of what is unsure. */
final class SuggestionRun {

	/** The part of the gain of the first slice below which another slice does not help. */
	private static final double LEAST = 1e-6;

	private SuggestionRun() {}

	static SuggestJob.Result run(SuggestJob job, Segmentation segmentation, int threads, Monitor monitor) {
		Unsure before = Unsure.of(job, threads, monitor);
		WorkingGrid grid = before.volume().grid();
		float[] unsure = job.model() == null ? before.byAnnotation().get() : grid.shrink(Volumes.toFloats(segmentation.run(new SegmentJob(job.sample().image(),
			job.model(), false, true, LargestComponent.NO, false), monitor).uncertainty()));
		SuggestJob.Result best = job.axes().stream().map(axis -> along(axis, job.count(), before, unsure)).max((a, b) -> Double.compare(a.most, b.most)).map(
			Suggestion::result).orElseThrow();
		if (best.slices().isEmpty()) throw new UserException("No slice would help: all that is not annotated is sure. Train, or give a model to see where it is unsure.");
		return best;
	}

	/** @param most the gain of the first slice, which can be compared between axes */
	private record Suggestion(double most, SuggestJob.Result result) {}

	private static Suggestion along(SliceAxis axis, int count, Unsure before, float[] unsure) {
		WorkingGrid grid = before.volume().grid();
		SliceProfile profile = new SliceProfile(grid.workingSize(), axis);
		SliceGain gain = new SliceGain(profile.sums(unsure), profile.changes(before.volume().image(), unsure));
		gain.annotate(before.annotated().stream().filter(slice -> slice.axis() == axis).map(AnnotatedSlice::index).toList());
		double[] first = gain.profile();
		List<Integer> slices = new ArrayList<>();
		double most = first[best(first)];
		for (int i = 0; i < Math.min(count, first.length); i++) {
			double[] gains = gain.profile();
			int next = best(gains);
			if (gains[next] <= LEAST * most) break;
			gain.annotate(List.of(next));
			slices.add(volumeIndex(grid, axis, next));
		}
		List<Double> shown = IntStream.range(0, grid.size().along(axis.normal())).mapToObj(index -> first[grid.workingIndex(axis.normal(), index)] / Math
			.max(most, 1e-12)).toList();
		return new Suggestion(most, new SuggestJob.Result(axis, slices, shown));
	}

	private static int best(double[] gain) {
		return IntStream.range(0, gain.length).reduce((a, b) -> gain[b] > gain[a] ? b : a).orElseThrow();
	}

	/** The slice of the volume in the middle of a working slice. */
	private static int volumeIndex(WorkingGrid grid, SliceAxis axis, int working) {
		return Math.min(grid.size().along(axis.normal()) - 1, (int) ((working + 0.5) * grid.factor(axis.normal())));
	}
}
