package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.training.Losses;
import io.github.oneslice.training.SmallTraining;

/** Whatever ends a training: what was there before stays, and with resume it has the losses of one that was never disturbed. */
@Timeout(300)
class TrainingFaultsTest {

	private static final int STEPS = 40;
	private static final int KILLS = 3;

	@TempDir
	Path folder;

	/** With a checkpoint after each step, most of these moments lie in the writing of one. */
	@Test
	void killedAtAnyMoment() {
		Map<Long, Double> whole = new TreeMap<>();
		File undisturbed = folder.resolve("undisturbed").toFile();
		File disturbed = folder.resolve("disturbed").toFile();
		Map<Long, Double> together = new TreeMap<>();
		SplittableRandom random = new SplittableRandom(1);
		try (WorkerEngine engine = new WorkerEngine()) {
			engine.run(job(undisturbed, STEPS, false), losses(whole, event -> {}));
			for (int kill = 0; kill < KILLS; kill++) {
				boolean again = kill > 0;
				long from = kill * 10 + 3;
				long delay = random.nextLong(60);
				UserException told = assertThrows(UserException.class, () -> engine.run(job(disturbed, STEPS, again), losses(together,
					event -> {
						if (event.step() == from) new Thread(() -> killWorkers(delay)).start();
					})));
				assertTrue(told.getMessage().contains("memory") || told.getMessage().contains("resume"), told.getMessage());
				assertFalse(Model.isIn(disturbed));
			}
			engine.run(job(disturbed, STEPS, true), losses(together, event -> {}));
		}
		assertEquals(STEPS, whole.size());
		assertEquals(whole.keySet(), together.keySet());
		whole.forEach((step, loss) -> assertEquals(loss, together.get(step), 1e-4, "step " + step));
		assertEquals(Set.of(undisturbed.list()), Set.of(disturbed.list()), "nothing is left behind");
	}

	@Test
	void whenItsParentIsKilledTheWorkerSavesAndEnds() throws IOException, InterruptedException {
		Set<String> shared = SharedMemory.blocks();
		File model = folder.resolve("model").toFile();
		Process parent = new ProcessBuilder(new File(System.getProperty("java.home"), "bin/java").getPath(), "-cp", System.getProperty(
			"java.class.path"), EndlessTraining.class.getName(), model.getPath()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		List<ProcessHandle> workers;
		try (BufferedReader steps = new BufferedReader(new InputStreamReader(parent.getInputStream()))) {
			String line = steps.readLine();
			while (line != null && !line.equals("5"))
				line = steps.readLine();
			assertEquals("5", line);
			workers = parent.descendants().toList();
			assertFalse(workers.isEmpty());
			parent.destroyForcibly().waitFor();
		}
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (workers.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end)
			Thread.sleep(100);
		assertTrue(workers.stream().noneMatch(ProcessHandle::isAlive), "the worker has ended");
		assertEquals(Set.of(), SharedMemory.leftSince(shared));
		Map<Long, Double> resumed = new TreeMap<>();
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(job(model, 8, true), losses(resumed, event -> {}));
		}
		assertTrue(Model.isIn(model));
	}

	/** A checkpoint for which there is no room is told; the training goes on, and what was kept before is still there. */
	@Test
	void onAFullDisk() throws IOException, InterruptedException {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		Assumptions.assumeTrue(runs("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()), "needs the right to mount a small disk");
		try {
			File model = disk.resolve("model").toFile();
			Path filler = disk.resolve("filler");
			Map<Long, Double> losses = new TreeMap<>();
			List<String> notes = new ArrayList<>();
			try (LocalEngine engine = new LocalEngine()) {
				UserException told = assertThrows(UserException.class, () -> engine.run(job(model, STEPS, false), losses(losses, event -> {
					if (event.stage() == Event.Stage.NOTE) notes.add(event.message());
					if (event.stage() == Event.Stage.TRAINING && event.step() == 10) fill(filler);
				})));
				assertTrue(told.getMessage().contains("the disk is full"), told.getMessage());
				assertEquals(STEPS, losses.size());
				assertTrue(notes.stream().anyMatch(note -> note.contains("No checkpoint could be kept at step 12")), notes::toString);
				Files.delete(filler);
				Map<Long, Double> resumed = new TreeMap<>();
				engine.run(job(model, STEPS, true), losses(resumed, event -> {}));
				resumed.forEach((step, loss) -> assertEquals(losses.get(step), loss, 1e-4, "step " + step));
				assertTrue(resumed.size() >= STEPS - 11, resumed::toString);
			}
			assertTrue(Model.isIn(model));
		}
		finally {
			assertTrue(runs("umount", disk.toString()));
		}
	}

	private static TrainJob job(File model, int steps, boolean resume) {
		return SmallTraining.job(model, "supervised", "checkpoint_minutes=0 steps=" + steps, resume);
	}

	private static void fill(Path filler) {
		try (var out = Files.newOutputStream(filler)) {
			while (true)
				out.write(new byte[4096]);
		}
		catch (IOException full) {
			// As it should be.
		}
	}

	private static boolean runs(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		}
		catch (IOException e) {
			return false;
		}
	}

	private static void killWorkers(long delay) {
		try {
			Thread.sleep(delay);
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
		ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
	}

	private static Monitor losses(Map<Long, Double> losses, Consumer<Event> also) {
		return new Monitor() {

			@Override
			public void report(Event event) {
				if (event.stage() == Event.Stage.TRAINING) losses.put(event.step(), event.values().get(Losses.TOTAL));
				also.accept(event);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
	}
}
