package io.github.oneslice.engine;

import java.io.File;

import io.github.oneslice.files.Folders;
import io.github.oneslice.inference.TrainedModelCheck;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.model.ModelFolder;
import io.github.oneslice.training.TrainedModel;
import io.github.oneslice.training.Trainer;

/** A training to its end: the model is written aside, seen to work as it is on disk, and only then put in its place. */
final class TrainingRun {

	private static final String ASIDE = "unchecked";

	private TrainingRun() {}

	static TrainJob.Result run(TrainJob job, int threads, Monitor monitor) {
		try (ModelFolder folder = ModelFolder.claim(job.model(), Trainer.wasStoppedIn(job.model()), job.resume(), job.overwrite())) {
			return run(job, folder, threads, monitor);
		}
	}

	private static TrainJob.Result run(TrainJob job, ModelFolder folder, int threads, Monitor monitor) {
		TrainedModel trained = train(job, threads, monitor);
		File aside = new File(job.model(), ASIDE);
		try {
			trained.model().write(aside);
			double agreement = TrainedModelCheck.run(aside, trained.checked(), trained.agreement(), threads, monitor);
			folder.clearLabels();
			trained.model().write(job.model());
			return new TrainJob.Result(job.model(), trained.carried(), agreement);
		}
		finally {
			Folders.deleteIfPossible(aside.toPath());
		}
	}

	private static TrainedModel train(TrainJob job, int threads, Monitor monitor) {
		try (Trainer trainer = new Trainer(job, threads, monitor)) {
			return trainer.train();
		}
	}
}
