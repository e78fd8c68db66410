package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.error.UserException;

/** Registration alone: from annotated slices to a label volume. */
public final class Propagation {

	private Propagation() {}

	/** @throws UserException if no slice is annotated in whole */
	public static LabelVolume run(PropagateJob job, int threads, Monitor monitor) {
		if (job.labels().slices().isEmpty()) throw new UserException(
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
