package io.github.oneslice.job;

import java.io.File;
import java.io.Serializable;

import io.github.oneslice.engine.Worker;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;

/**
 * Shows which voxels self-paced sample selection trusts.
 *
 * @param image the grey values
 * @param model folder of the model package
 * @param progress how far training has come, 0 to 1; decides the rate by the self-paced rule. NaN when {@code rate} is given
 * @param rate the part of the voxels to take, 0 to 1; NaN when {@code progress} is given
 * @param seed of the noise of the teacher passes
 */
public record SelectJob(VolumeSource image, File model, double progress, double rate, long seed) implements Job<SelectJob.Result> {

	@Override
	public Result doneBy(Worker worker) {
		return worker.select(this);
	}


	/**
	 * @param uncertainty entropy of the mean probability in nats
	 * @param selected 1 where the voxel is selected, else 0
	 * @param rate the part of the voxels that is selected
	 */
	public record Result(Volume uncertainty, LabelVolume selected, double rate) implements Serializable {}
}
