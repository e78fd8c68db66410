package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.Wish;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Device;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** Runs a real worker process, with an engine in it that needs no network. */
class WorkerEngineTest {

	private static final VoxelSize VOXEL = new VoxelSize(0.5, 0.5, 3, "mm");
	private static WorkerEngine engine;
	private static Set<String> sharedBefore;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		sharedBefore = SharedMemory.blocks();
		engine = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(60));
	}

	@AfterAll
	static void leavesNoSharedMemory() throws InterruptedException {
		engine.close();
		assertEquals(Set.of(), SharedMemory.leftSince(sharedBefore));
	}

	@Test
	void carriesVolumesBothWays() {
		short[] values = { 0, 99, 100, 101, (short) 60000, 7, 200, 1 };
		Volume image = new Volume(ArrayImgs.unsignedShorts(values, 2, 2, 2), VOXEL);
		List<Event> events = new ArrayList<>();
		SegmentJob.Result result = engine.run(StandInEngine.job("threshold", image), new Listener(events, false));

		assertArrayEquals(new byte[] { 0, 0, 0, 1, 1, 0, 1, 0 }, Volumes.toBytes(result.labels()));
		assertEquals(VOXEL, result.labels().voxelSize());
		assertTrue(result.probability().get(0).voxels().getType() instanceof UnsignedShortType);
		assertEquals(60000, result.uncertainty().voxels().getAt(0, 0, 1).getRealFloat());
		Event event = events.get(events.size() - 1);
		assertEquals(0.5, event.values().get(StandInEngine.LOSS));
		assertArrayEquals(Volumes.toFloats(image), Volumes.toFloats(event.preview().image()));
	}

	@Test
	void saysThatAProcessIsStarting() {
		try (WorkerEngine fresh = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(60))) {
			for (boolean first : List.of(true, false)) {
				List<Event> events = new ArrayList<>();
				fresh.run(StandInEngine.job("threshold", image()), new Listener(events, false));
				assertEquals(first, events.get(0).stage() == Event.Stage.STARTING);
			}
		}
	}

	/** The process that was started while a person was asked does the job, and ends when none comes. */
	@Test
	void isReadyWhenItWasPrepared() throws InterruptedException {
		Set<ProcessHandle> others = ProcessHandle.current().children().collect(Collectors.toSet());
		try (WorkerEngine fresh = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofSeconds(60))) {
			fresh.prepare();
			awaitStarted(1, others);
			fresh.prepare();
			List<Event> events = new ArrayList<>();
			fresh.run(StandInEngine.job("threshold", image()), new Listener(events, false));
			assertFalse(events.stream().anyMatch(event -> event.stage() == Event.Stage.STARTING), "it had started before");
			assertEquals(1, started(others), "prepared twice, started once");
			awaitStarted(0, others);
			fresh.prepare();
			awaitStarted(1, others);
			awaitStarted(0, others);
		}
	}

	private static void awaitStarted(long count, Set<ProcessHandle> others) throws InterruptedException {
		for (int i = 0; i < 200 && started(others) != count; i++)
			Thread.sleep(100);
		assertEquals(count, started(others));
	}

	private static long started(Set<ProcessHandle> others) {
		return ProcessHandle.current().children().filter(child -> !others.contains(child)).count();
	}

	/** A thousand scans one after the other would else run into the limit of a process. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void manyJobsLeaveNoDescriptorsOpen() {
		number("process");
		int before = Footprints.handles();
		for (int i = 0; i < 20; i++)
			engine.run(StandInEngine.job("threshold", image()), Monitor.SILENT);
		int after = Footprints.handles();
		assertTrue(after < before + 10, before + " before, " + after + " after");
	}

	/** In Turkish the capital of i is another letter, which names of number types do not know. */
	@Test
	void aTurkishLocaleChangesNothing() {
		Locale before = Locale.getDefault();
		Locale.setDefault(new Locale("tr", "TR"));
		try (WorkerEngine turkish = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(60))) {
			Volume image = new Volume(ArrayImgs.unsignedBytes(new byte[] { 1, (byte) 200, 3, 120 }, 2, 2, 1), VOXEL);
			assertArrayEquals(new byte[] { 0, 1, 0, 1 }, Volumes.toBytes(turkish.run(StandInEngine.job("threshold", image), Monitor.SILENT).labels()));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void stopsWithinTwoSecondsEvenAWorkerThatDoesNotListen() {
		for (String wish : List.of("polite", "stubborn", "slow-answer")) {
			engine.run(StandInEngine.job("threshold", image()), Monitor.SILENT);
			Listener impatient = new Listener(new ArrayList<>(), true);
			assertThrows(CancellationException.class, () -> engine.run(StandInEngine.job(wish, image()), impatient));
			assertTrue(System.currentTimeMillis() - impatient.cancelled < 2000, wish);
		}
	}

	@Test
	void wishesReachTheWorkerOneAfterTheOther() {
		for (int i = 0; i < 2; i++) {
			Wisher person = new Wisher();
			assertEquals(List.of(Wish.GO_ON.ordinal(), Wish.PAUSE.ordinal(), Wish.GO_ON.ordinal(), Wish.FINISH.ordinal()), engine.run(StandInEngine.job(
				"wishes", image()), person).labelValues(), "also of the next job");
		}
	}

	@Test
	void aPausedJobIsCancelledWithinTwoSeconds() {
		long[] paused = new long[1];
		Monitor person = new Monitor() {

			@Override
			public void report(Event event) {
				if (event.message().equals(Wish.PAUSE.name())) paused[0] = System.currentTimeMillis();
			}

			@Override
			public boolean isCancelled() {
				return paused[0] > 0;
			}

			@Override
			public Wish wish() {
				return Wish.PAUSE;
			}
		};
		assertThrows(CancellationException.class, () -> engine.run(StandInEngine.job("wishes", image()), person));
		assertTrue(paused[0] > 0 && System.currentTimeMillis() - paused[0] < 2000);
	}

	@Test
	void aCancelledJobSavesWhatItHasWhileThePersonGoesOn() {
		int process = number("process");
		File saved = folder.resolve("saving").toFile();
		Listener impatient = new Listener(new ArrayList<>(), true);
		assertThrows(CancellationException.class, () -> engine.run(StandInEngine.job(saved.getPath(), image()), impatient));
		assertTrue(System.currentTimeMillis() - impatient.cancelled < 2000);
		assertFalse(saved.exists());

		Listener waiting = new Listener(new ArrayList<>(), true);
		assertThrows(CancellationException.class, () -> engine.run(StandInEngine.job("process", image()), waiting), "while it waits");
		assertEquals(Event.Stage.WAITING, waiting.events.get(0).stage());
		assertEquals(process, number("process"), "the process goes on");
		assertTrue(saved.exists());
	}

	@Test
	void theEngineInTheWorkerIsKept() {
		int before = number("jobs");
		assertEquals(before + 1, number("jobs"));
	}

	@Test
	void aWorkerWithoutWorkIsEnded() throws InterruptedException {
		try (WorkerEngine brief = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMillis(300), Duration.ofSeconds(60))) {
			long process = brief.run(StandInEngine.job("process", image()), Monitor.SILENT).labelValues().get(0);
			for (int i = 0; i < 50 && ProcessHandle.of(process).isPresent(); i++)
				Thread.sleep(100);
			assertTrue(ProcessHandle.of(process).isEmpty());
			assertNotEquals(process, (long) brief.run(StandInEngine.job("process", image()), Monitor.SILENT).labelValues().get(0));
		}
	}

	@Test
	void otherSettingsNeedAnotherProcess() {
		try (WorkerEngine changed = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(60))) {
			int first = changed.run(StandInEngine.job("process", image()), Monitor.SILENT).labelValues().get(0);
			changed.use(new BackendSettings(Device.CPU, 3, 0.5));
			SegmentJob.Result second = changed.run(StandInEngine.job("settings", image()), Monitor.SILENT);
			assertEquals(List.of(3, 512), second.labelValues(), "threads and megabytes");
			assertTrue(ProcessHandle.of(first).isEmpty());
		}
	}

	@Test
	void badJobsDoNotStopTheOthers() {
		List<String> wishes = List.of("threshold", "refuse", "crash", "process");
		List<String> told = new ArrayList<>();
		List<Event> events = new ArrayList<>();
		engine.runAll(wishes.stream().map(wish -> StandInEngine.job(wish, image())).toList(), new Listener(events, false),
			new Engine.Outcomes<SegmentJob.Result>() {

				@Override
				public String name(int index) {
					return "file" + index;
				}

				@Override
				public void done(int index, SegmentJob.Result answer) {
					told.add("done " + index);
				}

				@Override
				public void failed(int index, UserException why) {
					told.add("failed " + index);
				}
			});
		assertEquals(List.of("done 0", "failed 1", "failed 2", "done 3"), told);
		assertEquals("file0 (1 of 4): Segmentation", events.get(0).title());
	}

	@Test
	void passesOnWhatTheEngineSays() {
		assertMessage("refuse", "The model folder holds no model. Choose another.");
	}

	@Test
	void namesTheCauseOfAFailureAndGoesOnWithTheNextJob() {
		assertMessage("memory", "out of memory");
		assertMessage("native", "no jnitensorflow");
		assertMessage("crash", "segmentation fault");
		assertMessage("crash", "Something terrible.");
		engine.run(StandInEngine.job("threshold", image()), Monitor.SILENT);
	}

	private static int number(String wish) {
		return engine.run(StandInEngine.job(wish, image()), Monitor.SILENT).labelValues().get(0);
	}

	private static void assertMessage(String wish, String expected) {
		UserException failure = assertThrows(UserException.class, () -> engine.run(StandInEngine.job(wish, image()), Monitor.SILENT));
		assertTrue(failure.getMessage().contains(expected), failure.getMessage());
	}

	private static Volume image() {
		return Volumes.ofFloats(new float[64 * 64 * 16], new Extent(64, 64, 16), VOXEL);
	}

	/** Wishes the next as soon as the last was heard. */
	private static final class Wisher implements Monitor {

		private final Iterator<Wish> next = List.of(Wish.PAUSE, Wish.GO_ON, Wish.FINISH).iterator();
		private Wish wish = Wish.GO_ON;

		@Override
		public void report(Event event) {
			if (event.message().equals(wish.name())) wish = next.hasNext() ? next.next() : wish;
		}

		@Override
		public boolean isCancelled() {
			return false;
		}

		@Override
		public Wish wish() {
			return wish;
		}
	}

	/** Collects events; an impatient one cancels at the first. */
	private static final class Listener implements Monitor {

		private final List<Event> events;
		private final boolean impatient;
		private long cancelled;

		Listener(List<Event> events, boolean impatient) {
			this.events = events;
			this.impatient = impatient;
		}

		@Override
		public void report(Event event) {
			events.add(event);
			cancelled = System.currentTimeMillis();
		}

		@Override
		public boolean isCancelled() {
			return impatient && !events.isEmpty();
		}
	}
}
