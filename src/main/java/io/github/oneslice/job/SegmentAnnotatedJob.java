package io.github.oneslice.job;

/**
 * Segments a volume of which a part is annotated, which stays as it is and helps with the slices around it.
 *
 * @param segmentation what to do with the volume
 * @param sample the same volume and its labels
 */
public record SegmentAnnotatedJob(SegmentJob segmentation, Sample sample) implements Job<SegmentJob.Result> {

	@Override
	public SegmentJob.Result doneBy(Worker worker) {
		return worker.segment(this);
	}
}
