package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.testimages.Phantom;
import io.github.oneslice.training.SmallTraining;

/** Long runs: what both processes hold of the machine is the same at the end as after a while. Prints a table of it. */
@Tag("soak")
@EnabledOnOs(OS.LINUX)
class SoakTest {

	private static final int STEPS = 5000;
	private static final int SEGMENTATIONS = 500;
	private static final int STARTS = 200;

	@TempDir
	Path folder;

	@Test
	void trainingAndSegmenting() {
		File model = folder.resolve("model").toFile();
		try (WorkerEngine engine = new WorkerEngine()) {
			Footprints training = new Footprints("steps of training", STEPS);
			engine.run(SmallTraining.job(model, "supervised", "checkpoint_minutes=0.05 steps=" + STEPS, false), new Monitor() {

				@Override
				public void report(Event event) {
					if (event.stage() == Event.Stage.TRAINING) training.after(event.step());
				}

				@Override
				public boolean isCancelled() {
					return false;
				}
			});
			training.assertFlat();
			Footprints segmenting = new Footprints("segmentations", SEGMENTATIONS);
			Volume image = Phantom.of(new Extent(96, 80, 40), new VoxelSize(1, 1, 2, "mm"), 2, 3).image();
			for (int i = 1; i <= SEGMENTATIONS; i++) {
				engine.run(new SegmentJob(StackInMemory.of("phantom", image), model, true, true, LargestComponent.AUTO, false), Monitor.SILENT);
				segmenting.after(i);
			}
			segmenting.assertFlat();
		}
	}

	@Test
	void starting() {
		Footprints starting = new Footprints("starts of a worker", STARTS);
		for (int i = 1; i <= STARTS; i++) {
			try (WorkerEngine engine = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMinutes(1), Duration
				.ofSeconds(60))) {
				Volume image = Phantom.of(new Extent(32, 32, 8), new VoxelSize(1, 1, 1, "mm"), 2, i).image();
				assertEquals(image.size(), engine.run(StandInEngine.job("threshold", image), Monitor.SILENT).labels().size());
			}
			starting.after(i);
		}
		starting.assertFlat();
		assertTrue(ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive), "all workers have ended");
	}
}
