package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.engine.Monitor;
import io.github.oneslice.engine.PropagateJob;
import io.github.oneslice.engine.TrainJob;
import io.github.oneslice.image.Dimensions;
import io.github.oneslice.image.LabelVolume;

/** Registration alone: from annotated slices to a label volume. */
public final class Propagation {

	private Propagation() {}

	/** @throws IllegalArgumentException if no slice is annotated in whole */
	public static LabelVolume run(PropagateJob job, int threads, Monitor monitor) {
		if (job.labels().slices().isEmpty()) throw new IllegalArgumentException(
			"No slice is annotated in whole, so there is nothing to carry along. Annotate at least one slice completely.");
		TrainJob.Sample sample = new TrainJob.Sample("the image", job.image(), job.labels());
		LabelClasses classes = LabelClasses.of(List.of(sample));
		TrainingVolume volume = TrainingVolume.of(sample, Trainer.spacing(List.of(sample), job.settings()), classes, Dimensions.THREE);
		try (RegistrationStage registration = new RegistrationStage(List.of(volume), job.settings().registration(), job.settings().seed(), classes.count(), threads,
			monitor))
		{
			Budget budget = new Budget(job.settings(), 0);
			registration.train(job.settings().registration().registrationSteps(), () -> budget.over(1), () -> {});
			return LabelVolumes.restored(sample, volume.grid().enlarge(classes.toLabels(registration.propagate(volume))));
		}
	}
}
