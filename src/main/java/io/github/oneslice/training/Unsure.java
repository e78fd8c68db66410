package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SuggestJob;

/**
 * A volume at working resolution, and what of it is unsure by what is annotated.
 *
 * @param unsure for each voxel 1 less the trust in what registration says; 1 above the background where nothing is annotated
 */
public record Unsure(TrainingVolume volume, float[] unsure) {

	public static Unsure of(SuggestJob job, int threads, Monitor monitor) {
		if (!job.sample().isLabelled()) {
			TrainingVolume volume = TrainingSet.readUnlabelled(job.sample(), job.settings(), monitor);
			return new Unsure(volume, aboveBackground(volume.image()));
		}
		TrainingSet set = TrainingSet.read(List.of(job.sample()), job.settings(), monitor);
		TrainingVolume volume = set.volumes().get(0);
		try (RegistrationStage registration = RegistrationStage.of(set.volumes(), job.settings(), set.classes().count(), threads, monitor)) {
			registration.train(job.settings().registration().registrationSteps(), () -> false, () -> {});
			float[] unsure = registration.propagate(volume).trust();
			for (int i = 0; i < unsure.length; i++)
				unsure[i] = 1 - unsure[i];
			return new Unsure(volume, unsure);
		}
	}

	/** The slices that are annotated along an axis. */
	public List<AnnotatedSlice> annotated() {
		return volume.sources();
	}

	private static float[] aboveBackground(float[] image) {
		float lowest = Float.POSITIVE_INFINITY;
		for (float value : image)
			lowest = Math.min(lowest, value);
		float[] above = new float[image.length];
		for (int i = 0; i < image.length; i++)
			above[i] = image[i] > lowest ? 1 : 0;
		return above;
	}
}
