package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;

/** Registration alone: from annotated slices to a label volume. */
public final class Propagation {

	private Propagation() {}

	/** @throws UserException if no slice is annotated in whole */
	public static LabelVolume run(PropagateJob job, int threads, Monitor monitor) {
		SparseLabels annotation = job.sample().annotation(job.sample().image().header().size());
		if (annotation.sources().isEmpty()) throw new UserException(
			"No slice is annotated in whole, so there is nothing to carry along. Annotate at least one slice completely.");
		TrainingSet set = TrainingSet.read(List.of(job.sample()), job.settings(), monitor);
		TrainingVolume volume = set.volumes().get(0);
		try (RegistrationStage registration = RegistrationStage.of(set.volumes(), job.settings(), set.classes().count(), threads, monitor))
		{
			Budget budget = new Budget(job.settings().duration(), 0);
			registration.train(job.settings().registration().registrationSteps(), () -> budget.over(1), () -> {});
			byte[] labels = set.classes().toLabels(registration.enlarged(volume));
			SparseLabels.restore(labels, Volumes.toBytes(annotation.labels()));
			return Volumes.ofBytes(labels, annotation.labels().size(), annotation.labels().voxelSize());
		}
	}
}
