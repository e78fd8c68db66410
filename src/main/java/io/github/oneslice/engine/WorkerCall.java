package io.github.oneslice.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apposed.appose.Service.ResponseType;
import org.apposed.appose.Service;
import org.apposed.appose.TaskEvent;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;

/**
 * A script that runs in the worker. Who waits for it can leave when the person cancels, while the script goes on to save
 * what it has; it can be waited for again later.
 */
final class WorkerCall {

	/** How long a person who cancels is kept. */
	private static final long PATIENCE_MILLIS = 1500;
	private static final long POLL_MILLIS = 50;
	/** Longer pauses are those of a machine that sleeps, and no silence of the worker. */
	private static final long LONGEST_POLL_MILLIS = 4 * POLL_MILLIS;
	/** The worker's main thread: Appose 0.9.0 sometimes takes a thread of its own for dead before it has started. */
	private static final String MAIN_THREAD = "main";
	private static final String WISH = "io.github.oneslice.engine.Worker.wish(wishes, wish)";

	private final WorkerProcess process;
	private final Service.Task task;
	private final Blocks blocks;
	private final BlockingQueue<TaskEvent> events = new LinkedBlockingQueue<>();
	private long silentMillis;
	private volatile boolean cancelled;
	/** Whether the worker has the job, and so hears wishes. */
	private boolean begun;
	/** What the worker was told last. */
	private Wish told = Wish.GO_ON;
	private boolean ended;

	/** @param blocks the shared memory it works with; freed when the worker has copied it, or the script has ended */
	WorkerCall(WorkerProcess process, String script, Map<String, Object> inputs, Blocks blocks) {
		this.process = process;
		this.blocks = blocks;
		try {
			task = process.service().task(script, inputs, MAIN_THREAD).listen(events::add).start();
		}
		catch (IOException e) {
			blocks.close();
			throw unreachable(e);
		}
	}

	/**
	 * Blocks until the script has ended, or the monitor wants to stop and the worker takes its time.
	 *
	 * @param silence after how long without a sign of life the worker is ended
	 * @return what the script gave
	 * @throws CancellationException if the script was left; see {@link #hasEnded}
	 * @throws UserException if it failed, or the worker gave no sign of life for too long and was ended
	 */
	Object await(Duration silence, Monitor monitor) {
		long deadline = Long.MAX_VALUE;
		while (true) {
			TaskEvent event = next();
			if (event != null && event.responseType == ResponseType.UPDATE) hear(event.message, monitor);
			if (ended) return result(event);
			if (silentMillis > silence.toMillis()) throw frozen(silence);
			if (begun) tell(monitor.wish());
			if (monitor.isCancelled()) cancel();
			if (cancelled && deadline == Long.MAX_VALUE) deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
			if (System.currentTimeMillis() > deadline) throw new CancellationException("Cancelled.");
		}
	}

	/** Asks the script to save what it has and end. */
	void cancel() {
		if (cancelled) return;
		cancelled = true;
		task.cancel();
	}

	/** Whether the worker has begun with the job that the script brings. */
	boolean hasBegun() {
		return begun;
	}

	/** Whether the script has ended; looks what has happened since it was left. */
	boolean hasEnded() {
		while (!ended && (!events.isEmpty() || !process.isAlive()))
			next();
		return ended;
	}

	private TaskEvent next() {
		try {
			long start = System.nanoTime();
			TaskEvent event = events.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
			silentMillis = event != null ? 0 : silentMillis + Math.min(LONGEST_POLL_MILLIS, (System.nanoTime() - start) / 1_000_000);
			if (event == null && !process.isAlive()) event = events.poll(1, TimeUnit.SECONDS);
			boolean last = event == null ? !process.isAlive() : event.responseType != ResponseType.UPDATE && event.responseType != ResponseType.LAUNCH;
			if (last) {
				ended = true;
				blocks.close();
			}
			return event;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
	}

	/** Ends a process that gives no sign of life. */
	private UserException frozen(Duration silence) {
		process.kill();
		ended = true;
		blocks.close();
		return new UserException(WorkerFailure.frozen(silence));
	}

	private Object result(TaskEvent last) {
		if (last == null || last.responseType == ResponseType.CRASH) throw process.crashed();
		if (last.responseType == ResponseType.COMPLETION) return task.result();
		throw new UserException(WorkerFailure.unexpected(), new IllegalStateException("In the worker: " + task.error));
	}

	private void hear(String message, Monitor monitor) {
		if (message.equals(Worker.RECEIVED)) {
			begun = true;
			blocks.close();
		}
		else if (!message.equals(Worker.ALIVE)) monitor.report((Event) Parcel.read(message, InlineVoxels::voxels));
	}

	/** By a script on a thread of its own: the main one is at work. */
	private void tell(Wish wish) {
		if (wish == told) return;
		told = wish;
		try {
			process.service().task(WISH, Map.of("wish", wish.name())).start();
		}
		catch (IOException e) {
			throw unreachable(e);
		}
	}

	private static UserException unreachable(IOException e) {
		return new UserException("The worker process cannot be reached any more. Try again.", e);
	}
}
