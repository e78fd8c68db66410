package io.github.oneslice.training;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;

/** Labels that come back to the person who annotated. */
final class LabelVolumes {

	private LabelVolumes() {}

	/** The labels with every annotated voxel as the person left it. */
	static LabelVolume restored(TrainJob.Sample sample, byte[] labels) {
		byte[] known = Volumes.toBytes(sample.labels().labels());
		for (int i = 0; i < labels.length; i++)
			if (Byte.toUnsignedInt(known[i]) != SparseLabels.UNKNOWN) labels[i] = known[i];
		return Volumes.ofBytes(labels, sample.image().size(), sample.image().voxelSize());
	}
}
