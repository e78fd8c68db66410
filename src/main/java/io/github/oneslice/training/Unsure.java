package io.github.oneslice.training;

import java.util.List;
import java.util.function.Supplier;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SuggestJob;

/**
 * A volume at working resolution, and what of it is unsure by what is annotated.
 *
 * @param byAnnotation for each voxel 1 less the trust in what registration says; 1 above the background where nothing is
 *          annotated. Computed when it is asked for
 */
public record Unsure(TrainingVolume volume, Supplier<float[]> byAnnotation) {

	public static Unsure of(SuggestJob job, int threads, Monitor monitor) {
		if (!job.sample().isLabelled()) {
			TrainingVolume volume = TrainingSet.readUnlabelled(job.sample(), job.settings(), monitor);
			return new Unsure(volume, () -> aboveBackground(volume.image()));
		}
		TrainingSet set = TrainingSet.read(List.of(job.sample()), job.settings(), monitor);
		TrainingVolume volume = set.volumes().get(0);
		return new Unsure(volume, () -> distrust(set, volume, job, threads, monitor));
	}

	/** The slices that are annotated along an axis. */
	public List<AnnotatedSlice> annotated() {
		return volume.sources();
	}

	private static float[] distrust(TrainingSet set, TrainingVolume volume, SuggestJob job, int threads, Monitor monitor) {
		try (RegistrationStage registration = RegistrationStage.of(set.volumes(), job.settings(), set.classes().count(), threads, monitor)) {
			registration.train(job.settings().registration().registrationSteps(), () -> false, () -> {});
			float[] unsure = registration.propagate(volume).trust();
			for (int i = 0; i < unsure.length; i++)
				unsure[i] = 1 - unsure[i];
			return unsure;
		}
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
