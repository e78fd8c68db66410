package io.github.oneslice.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentAnnotatedJob;
import io.github.oneslice.job.SegmentJob;

/** Another engine: every voxel is of class 5. */
public final class ConstantEngine implements Engine {

	@Override
	@SuppressWarnings("unchecked")
	public <R extends Serializable> R run(Job<R> job, Monitor monitor) {
		SegmentJob segment = job instanceof SegmentAnnotatedJob annotated ? annotated.segmentation() : (SegmentJob) job;
		Extent size = segment.image().header().size();
		byte[] labels = new byte[size.voxels()];
		Arrays.fill(labels, (byte) 5);
		return (R) new SegmentJob.Result(Volumes.ofBytes(labels, size, segment.image().header().voxelSize()), List.of(0, 5), List.of(), null);
	}

	@Override
	public void close() {}
}
