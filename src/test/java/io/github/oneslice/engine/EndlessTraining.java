package io.github.oneslice.engine;

import java.io.File;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.training.SmallTraining;

/** A program that trains until it is killed; prints each step. */
public final class EndlessTraining {

	private EndlessTraining() {}

	/** @param arguments the folder of the model */
	public static void main(String[] arguments) {
		try (WorkerEngine engine = new WorkerEngine()) {
			engine.run(SmallTraining.job(new File(arguments[0]), "supervised", "checkpoint_minutes=0 steps=100000", false), new Monitor() {

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
}
