package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Device;
import net.imglib2.FinalInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ConstantUtils;

/** What may happen to a worker process. After each the engine does the next job. */
@Timeout(120)
class WorkerFaultsTest {

	private static final Duration SILENCE = Duration.ofSeconds(8);

	private Set<ProcessHandle> before;
	private WorkerEngine engine;

	@BeforeEach
	void start() {
		before = children();
		engine = new WorkerEngine(StandInEngine.class.getName(), Duration.ofSeconds(4), Duration.ofMinutes(1), SILENCE);
	}

	@AfterEach
	void goesOn() {
		assertEquals(Volumes.toBytes(engine.run(StandInEngine.job("threshold", image(4)), Monitor.SILENT).labels()).length, 4 * 16 * 16);
		engine.close();
	}

	@Test
	void killedAtItsStart() {
		Thread killer = new Thread(() -> {
			while (true)
				for (ProcessHandle child : children())
					if (!before.contains(child)) {
						child.destroyForcibly();
						return;
					}
		});
		killer.start();
		assertTold("ended unexpectedly|memory|could not be started|cannot be reached");
	}

	@Test
	void killedBetweenTwoJobs() {
		engine.run(StandInEngine.job("threshold", image(4)), Monitor.SILENT);
		children().stream().filter(child -> !before.contains(child)).forEach(ProcessHandle::destroyForcibly);
	}

	@Test
	void killedWhileItSendsItsAnswer() {
		UserException told = assertThrows(UserException.class, () -> engine.run(StandInEngine.job("crash-answering", image(20_000)), Monitor.SILENT));
		assertTrue(told.getMessage().contains("segmentation fault"), told.getMessage());
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void stoppedFromOutside() {
		engine.run(StandInEngine.job("threshold", image(4)), Monitor.SILENT);
		ProcessHandle worker = children().stream().filter(child -> !before.contains(child)).findAny().orElseThrow();
		UserException told = assertThrows(UserException.class, () -> engine.run(StandInEngine.job("freeze", image(4)), Monitor.SILENT));
		assertTrue(told.getMessage().contains("no sign of life for 8 seconds"), told.getMessage());
		worker.onExit().join();
	}

	/** A volume that the memory it may use cannot hold. */
	@Test
	void outOfMemory() {
		engine.use(new BackendSettings(Device.AUTO, 0, 0.5));
		Volume large = new Volume(ConstantUtils.constantRandomAccessibleInterval(new FloatType(1), new FinalInterval(520, 520, 520)), new VoxelSize(1, 1, 1, "mm"));
		UserException told = assertThrows(UserException.class, () -> engine.run(StandInEngine.job("threshold", large), Monitor.SILENT));
		assertTrue(told.getMessage().contains("ran out of memory") && told.getMessage().contains("smaller preset"), told.getMessage());
	}

	/** Longer than the silence that is suffered: the heartbeat goes on. */
	@Test
	void slowWorkIsNotTakenForFrozen() throws InterruptedException {
		long end = System.currentTimeMillis() + 2 * SILENCE.toMillis();
		assertThrows(CancellationException.class, () -> engine.run(StandInEngine.job("polite", image(4)), new Monitor() {

			@Override
			public void report(Event event) {}

			@Override
			public boolean isCancelled() {
				return System.currentTimeMillis() > end;
			}
		}));
		assertTrue(System.currentTimeMillis() >= end);
	}

	/** What a window does wrong must not cost the work. */
	@Test
	void aListenerThatFailsLetsTheWorkerSave() {
		IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> engine.run(StandInEngine.job("polite", image(4)), new Monitor() {

			@Override
			public void report(Event event) {
				if (event.stage() != Event.Stage.STARTING) throw new IllegalStateException("window");
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		}));
		assertEquals("window", thrown.getMessage());
		Set<ProcessHandle> workers = children();
		workers.removeAll(before);
		assertEquals(1, workers.size(), "the process goes on");
	}

	private void assertTold(String pattern) {
		UserException told = assertThrows(UserException.class, () -> engine.run(StandInEngine.job("threshold", image(4)), Monitor.SILENT));
		assertTrue(told.getMessage().matches("(?s).*(" + pattern + ").*"), told.getMessage());
	}

	private static Set<ProcessHandle> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
	}

	private static Volume image(int depth) {
		return Volumes.ofFloats(new float[16 * 16 * depth], new Extent(16, 16, depth), new VoxelSize(1, 1, 1, "mm"));
	}
}
