package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apposed.appose.Appose;
import org.apposed.appose.NDArray;
import org.apposed.appose.Service.ResponseType;
import org.apposed.appose.Service;
import org.apposed.appose.TaskEvent;

import com.sun.management.OperatingSystemMXBean;
import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Runs jobs in a Java process of its own, so that TensorFlow stays off ImageJ's class path and a crash there leaves
 * ImageJ and its images alone.
 * <p>
 * The process starts with the first job and serves until {@link #close}. Volumes travel through shared memory, which this
 * side alone creates and frees: a worker that is killed leaves nothing behind.
 */
public final class WorkerEngine implements Engine {

	private static final String WORK = "io.github.oneslice.engine.Worker.work(task, engine, job, blocks)";
	private static final String DELIVER = "io.github.oneslice.engine.Worker.deliver(task, voxels, blocks)";
	/** The worker's main thread: Appose 0.9.0 sometimes takes a thread of its own for dead before it has started. */
	private static final String MAIN_THREAD = "main";
	private static final long GRACE_MILLIS = 1500;
	private static final long POLL_MILLIS = 50;

	private final String worker;
	private volatile Service service;

	public WorkerEngine() {
		this("io.github.oneslice.engine.LocalEngine");
	}

	/**
	 * @param worker name of the engine class that does the work inside the process
	 */
	WorkerEngine(String worker) {
		this.worker = worker;
	}

	// -- Engine methods --

	@Override
	@SuppressWarnings("unchecked")
	public synchronized <R extends Serializable> R run(Job<R> job, Monitor monitor) {
		monitor.checkCancelled();
		boolean reusable = false;
		try (Blocks blocks = new Blocks()) {
			String parcel = Parcel.write(job, blocks::send);
			Object text = call(WORK, Map.of("engine", worker, "job", parcel, "blocks", blocks.all()), monitor, blocks);
			Reply reply = (Reply) Parcel.read((String) text, InlineVoxels::voxels);
			if (reply instanceof Reply.Failed failed) {
				reusable = !failed.broken();
				throw new UserException(failed.message(), new RuntimeException("In the worker: " + failed.trace()));
			}
			Object answer = reply instanceof Reply.Done done ? fetch(done, monitor) : null;
			reusable = true;
			if (reply instanceof Reply.Cancelled) throw new CancellationException("Cancelled.");
			return (R) answer;
		}
		finally {
			if (!reusable) kill();
		}
	}

	@Override
	public void close() {
		Service running = service;
		service = null;
		if (running == null || !running.isAlive()) return;
		running.close();
		long deadline = System.currentTimeMillis() + GRACE_MILLIS;
		try {
			while (running.isAlive() && System.currentTimeMillis() < deadline)
				Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		running.kill();
	}

	// -- Internal methods --

	private Object fetch(Reply.Done done, Monitor monitor) {
		try (Blocks blocks = new Blocks()) {
			done.voxels().forEach(blocks::receive);
			Object failure = call(DELIVER, Map.of("blocks", blocks.all()), monitor, blocks);
			if (!"".equals(failure)) throw new UserException(String.valueOf(failure));
			return Parcel.read(done.answer(), ticket -> done.voxels().get((Integer) ticket).read(blocks.get((Integer) ticket)));
		}
	}

	/** Has the worker run a script. Reports its events, and stops it when the monitor says so. */
	private Object call(String script, Map<String, Object> inputs, Monitor monitor, Blocks blocks) {
		Service process = start();
		BlockingQueue<TaskEvent> events = new LinkedBlockingQueue<>();
		long deadline = Long.MAX_VALUE;
		try {
			Service.Task task = process.task(script, inputs, MAIN_THREAD).listen(events::add).start();
			while (true) {
				TaskEvent event = events.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
				if (event == null && !process.isAlive()) event = events.poll(1, TimeUnit.SECONDS);
				if (event == null && !process.isAlive() || event != null && event.responseType == ResponseType.CRASH) throw crashed(process);
				if (event != null && event.responseType == ResponseType.COMPLETION) return task.result();
				if (event != null && event.responseType == ResponseType.FAILURE) throw new UserException("The worker failed: " + task.error);
				if (event != null && event.responseType == ResponseType.UPDATE) hear(event.message, monitor, blocks);
				if (deadline == Long.MAX_VALUE && monitor.isCancelled()) {
					task.cancel();
					deadline = System.currentTimeMillis() + GRACE_MILLIS;
				}
				if (System.currentTimeMillis() > deadline) throw new CancellationException("Cancelled.");
			}
		}
		catch (IOException e) {
			throw new UserException("The worker cannot be reached: " + e.getMessage(), e);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
	}

	private static void hear(String message, Monitor monitor, Blocks blocks) {
		if (message.equals(Worker.RECEIVED)) blocks.close();
		else monitor.report((Event) Parcel.read(message, InlineVoxels::voxels));
	}

	private Service start() {
		if (service != null && service.isAlive()) return service;
		try {
			service = Appose.custom().inheritRunningJava().env("TF_ENABLE_ONEDNN_OPTS", "1").env("TF_CPP_MIN_LOG_LEVEL", "2").build().groovy(
				WorkerClassPath.find(), "-Xmx" + heapMegabytes() + "m", "-Djava.awt.headless=true", "-XX:ErrorFile=" + new File(System.getProperty(
					"java.io.tmpdir"), "oneslice-worker-%p.log")).start();
			return service;
		}
		catch (IOException e) {
			throw new UserException("The worker process could not be started: " + e.getMessage(), e);
		}
	}

	private void kill() {
		Service running = service;
		service = null;
		if (running != null && running.isAlive()) running.kill();
	}

	private static UserException crashed(Service process) throws InterruptedException {
		int exitCode = process.waitFor();
		return new UserException(WorkerFailure.describe(exitCode, List.copyOf(process.errorLines())));
	}

	/** A third of the machine's memory for Java, since TensorFlow keeps its own outside; at least one gigabyte. */
	private static long heapMegabytes() {
		OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return Math.max(1024, machine.getTotalMemorySize() / 3 / (1 << 20));
	}

	/** The shared memory of one message. */
	private static final class Blocks implements AutoCloseable {

		private final List<NDArray> blocks = new ArrayList<>();

		NDArray receive(VoxelLayout layout) {
			NDArray block = layout.allocate();
			blocks.add(block);
			return block;
		}

		VoxelTicket send(RandomAccessibleInterval<? extends RealType<?>> voxels) {
			VoxelLayout layout = VoxelLayout.of(voxels);
			layout.fill(receive(layout), voxels);
			return new VoxelTicket(blocks.size() - 1, layout);
		}

		NDArray get(int number) {
			return blocks.get(number);
		}

		Map<String, NDArray> all() {
			Map<String, NDArray> byNumber = new HashMap<>();
			for (int i = 0; i < blocks.size(); i++)
				byNumber.put(String.valueOf(i), blocks.get(i));
			return byNumber;
		}

		@Override
		public void close() {
			blocks.forEach(VoxelLayout::free);
			blocks.clear();
		}
	}
}
