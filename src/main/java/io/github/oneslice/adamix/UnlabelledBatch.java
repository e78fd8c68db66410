package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import io.github.oneslice.image.Extent;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Intensity;
import io.github.oneslice.training.Sampler;

/**
 * Unlabelled patches side by side, as many others to mix with after the originals: [patch, z, y, x].
 *
 * @param weak as they are
 * @param strong made harder
 */
record UnlabelledBatch(int count, float[] weak, float[] strong) {

	static UnlabelledBatch draw(TrainingSettings settings, Sampler sampler, RandomGenerator random) {
		Extent patch = settings.patch();
		int voxels = patch.voxels();
		int count = 2 * settings.sampling().unlabelledBatch();
		UnlabelledBatch batch = new UnlabelledBatch(count, new float[count * voxels], new float[count * voxels]);
		Sampler.sideBySide(count, random, (own, i) -> {
			float[] image = sampler.unlabelled(patch, own);
			System.arraycopy(image, 0, batch.weak, i * voxels, voxels);
			System.arraycopy(Intensity.strong(image, patch, own), 0, batch.strong, i * voxels, voxels);
		});
		return batch;
	}
}
