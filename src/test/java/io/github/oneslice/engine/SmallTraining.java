package io.github.oneslice.engine;

import java.io.File;
import java.util.List;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;
import io.github.oneslice.training.TestMethods;

/** A training of seconds, which keeps a checkpoint after each step. As a program it trains until it is killed. */
public final class SmallTraining {

	private SmallTraining() {}

	/** @param arguments the folder of the model */
	public static void main(String[] arguments) {
		try (WorkerEngine engine = new WorkerEngine()) {
			engine.run(job(new File(arguments[0]), 100_000, false), new Monitor() {

				@Override
				public void report(Event event) {
					if (event.stage() != Event.Stage.TRAINING) return;
					System.out.println(event.step());
					System.out.flush();
				}

				@Override
				public boolean isCancelled() {
					return false;
				}
			});
		}
	}

	static TrainJob job(File model, int steps, boolean resume) {
		return job(model, steps, 0, resume);
	}

	static TrainJob job(File model, int steps, double checkpointMinutes, boolean resume) {
		TrainingSettings settings = TestMethods.settings("supervised", Dimensions.THREE);
		for (String change : ("registration=flow filters=2 patch_x=32 patch_y=32 patch_z=16 precision=float32 checkpoint_minutes=" + checkpointMinutes + " steps=" + steps).split(" "))
			settings = settings.with(change.split("=")[0], change.split("=")[1]);
		Phantom phantom = Phantom.of(new Extent(40, 36, 20), new VoxelSize(1, 1, 2, "mm"), 2, 1);
		Sample sample = Sample.labelled(StackInMemory.of("phantom", phantom.image()), StackInMemory.of("labels", phantom.labels()),
			new AnnotationRule(SliceAxis.XY, "10", SparseLabels.UNKNOWN));
		return new TrainJob(List.of(sample), model, settings, resume);
	}
}
