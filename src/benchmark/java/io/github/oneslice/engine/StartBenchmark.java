package io.github.oneslice.engine;

import io.github.oneslice.benchmark.Balls;
import io.github.oneslice.files.Folders;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.SettingChanges;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Methods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How long it takes to the first training step, and what that time goes into: from the start of a worker, and with a worker that is warm. */
public final class StartBenchmark {

	private StartBenchmark() {}

	/** @param arguments the method, then perhaps settings such as {@code precision=float32,filters=16} */
	public static void main(String... arguments) throws IOException {
		TrainingSettings settings = Methods.named(arguments[0]).settings(Preset.LAPTOP, Dimensions.THREE).with("minutes", "0").with("steps", "2");
		Path model = Files.createTempDirectory("start");
		try (WorkerEngine engine = new WorkerEngine()) {
			TrainJob job = new TrainJob(Balls.samples(), model.toFile(), SettingChanges.changed(settings, arguments.length > 1 ? arguments[1] : ""), null, false,
				true);
			for (String worker : List.of("worker started", "worker warm")) {
				Times times = new Times();
				times.tell(worker);
				engine.run(job, times);
				times.tell("segmented, written");
			}
		}
		finally {
			Folders.deleteIfPossible(model);
		}
	}

	/** Tells when each stage began. */
	private static final class Times implements Monitor {

		private final long start = System.nanoTime();
		private String last = "";

		@Override
		public void report(Event event) {
			String what = event.stage() == Event.Stage.TRAINING ? event.title() + " " + event.step() : event.title() + " " + event.message();
			if (!what.equals(last)) tell(what);
			last = what;
		}

		@Override
		public boolean isCancelled() {
			return false;
		}

		void tell(String what) {
			System.out.printf(Locale.ROOT, "%6.2f s  %s%n", (System.nanoTime() - start) * 1e-9, what);
		}
	}
}
