package io.github.oneslice.engine;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.apposed.appose.GroovyWorker;
import org.apposed.appose.NDArray;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;
import io.github.oneslice.settings.BackendSettings;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The worker's side of a {@link WorkerEngine}: does a job inside the worker process. Called by the scripts the engine
 * sends; not meant for others.
 */
public final class Worker {

	/** Says that the voxels of the job have been copied, so that their memory can be freed. */
	static final String RECEIVED = "received";
	/** Says every second that the process is at work, however long a step takes. */
	static final String ALIVE = "alive";
	private static final long HEARTBEAT_MILLIS = 1000;

	private Worker() {}

	/**
	 * Starts the engine that does the jobs, and keeps it for the scripts to come.
	 *
	 * @param name of the engine's class
	 * @param settings what it works with, as a {@link Parcel}
	 * @return what went wrong; empty if nothing did
	 */
	public static String open(GroovyWorker.Task task, String name, String settings) {
		try (Heartbeat heartbeat = new Heartbeat(task)) {
			Engine engine = (Engine) Class.forName(name).getDeclaredConstructor().newInstance();
			engine.use((BackendSettings) Parcel.read(settings, InlineVoxels::voxels));
			task.export(Map.of("engine", engine, "wishes", new AtomicReference<>(Wish.GO_ON)));
			return "";
		}
		catch (Throwable e) { // an Error would end the worker without a word
			return WorkerFailure.describe(e);
		}
	}

	/**
	 * Does a job.
	 *
	 * @param task the way back to the engine
	 * @param engine does the work
	 * @param wishes where {@link #wish} puts what is wished of the job
	 * @param job the job as a {@link Parcel}
	 * @param blocks the voxels of its volumes, by ticket
	 * @return the {@link Reply} as a parcel
	 */
	public static String work(GroovyWorker.Task task, Engine engine, AtomicReference<Wish> wishes, String job, Map<String, NDArray> blocks) {
		List<RandomAccessibleInterval<? extends RealType<?>>> voxels = new ArrayList<>();
		wishes.set(Wish.GO_ON);
		try (Heartbeat heartbeat = new Heartbeat(task)) {
			Reply reply = reply(new TaskMonitor(task, wishes), engine, job, blocks, voxels);
			task.export(Map.of("voxels", voxels));
			return Parcel.write(reply, InlineVoxels::of);
		}
	}

	/**
	 * Says what is wished of the job that is being done. Runs beside it.
	 *
	 * @param wish name of a {@link Wish}
	 */
	public static void wish(AtomicReference<Wish> wishes, String wish) {
		wishes.set(Wish.valueOf(wish));
	}

	/**
	 * Copies the voxels of the last answer into shared memory.
	 *
	 * @return what went wrong; empty if nothing did
	 */
	public static String deliver(GroovyWorker.Task task, List<RandomAccessibleInterval<? extends RealType<?>>> voxels,
		Map<String, NDArray> blocks)
	{
		try (Heartbeat heartbeat = new Heartbeat(task)) {
			for (int i = 0; i < voxels.size(); i++) {
				NDArray block = blocks.get(String.valueOf(i));
				VoxelLayout.of(voxels.get(i)).fill(block, voxels.get(i));
				VoxelLayout.detach(block);
			}
			task.export(Map.of("voxels", List.of()));
			return "";
		}
		catch (Throwable e) { // an Error would end the worker without a word
			return WorkerFailure.describe(e);
		}
	}

	private static Reply reply(TaskMonitor monitor, Engine engine, String job, Map<String, NDArray> blocks,
		List<RandomAccessibleInterval<? extends RealType<?>>> voxels)
	{
		try {
			Job<?> received = receive(job, blocks);
			monitor.task.update(RECEIVED);
			Serializable answer = engine.run(received, monitor);
			String text = Parcel.write(answer, volume -> {
				voxels.add(volume);
				return voxels.size() - 1;
			});
			return new Reply.Done(text, voxels.stream().map(VoxelLayout::of).toList());
		}
		catch (CancellationException e) {
			return new Reply.Cancelled();
		}
		catch (Throwable e) { // Appose would lose an Error, and with it the reason
			StringWriter trace = new StringWriter();
			e.printStackTrace(new PrintWriter(trace));
			return new Reply.Failed(WorkerFailure.describe(e), trace.toString(), WorkerFailure.isFatal(e));
		}
	}

	private static Job<?> receive(String job, Map<String, NDArray> blocks) {
		Job<?> received = (Job<?>) Parcel.read(job, ticket -> {
			VoxelTicket voxels = (VoxelTicket) ticket;
			return voxels.layout().read(blocks.get(String.valueOf(voxels.number())));
		});
		blocks.values().forEach(VoxelLayout::detach);
		return received;
	}

	/**
	 * Passes events on and learns of a cancel. A worker whose parent process is gone counts as cancelled, so that it saves
	 * its state and ends.
	 */
	private record TaskMonitor(GroovyWorker.Task task, AtomicReference<Wish> wishes, Optional<ProcessHandle> parent) implements Monitor {

		TaskMonitor(GroovyWorker.Task task, AtomicReference<Wish> wishes) {
			this(task, wishes, ProcessHandle.current().parent());
		}

		@Override
		public void report(Event event) {
			task.update(Parcel.write(event, InlineVoxels::of));
		}

		@Override
		public boolean isCancelled() {
			return task.cancelRequested || parent.isPresent() && !parent.get().isAlive();
		}

		@Override
		public Wish wish() {
			return wishes.get();
		}
	}

	/** Tells the engine in regular turns that the process is not frozen. */
	private static final class Heartbeat implements AutoCloseable {

		private final Timer timer = new Timer("OneSlice heartbeat", true);

		Heartbeat(GroovyWorker.Task task) {
			timer.schedule(new TimerTask() {

				@Override
				public void run() {
					task.update(ALIVE);
				}
			}, HEARTBEAT_MILLIS, HEARTBEAT_MILLIS);
		}

		@Override
		public void close() {
			timer.cancel();
		}
	}
}
