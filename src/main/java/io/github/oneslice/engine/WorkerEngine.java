package io.github.oneslice.engine;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.scijava.plugin.Plugin;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.BackendSettings;

/**
 * Does jobs in a Java process of its own, one after the other, so that TensorFlow stays off ImageJ's class path and a crash
 * there leaves ImageJ and its images alone.
 * <p>
 * The process starts with the first job, or while a person is asked what is to be done, and serves until it has been idle for
 * some minutes. Volumes travel through shared memory. Whoever cancels a job gets away at once; the process is given the time
 * that a step takes to save its state, and the next job waits for that.
 * </p>
 */
@Plugin(type = Engine.class)
public final class WorkerEngine implements Engine {

	private static final String WORK = "io.github.oneslice.engine.Worker.work(task, engine, wishes, job, blocks)";
	private static final String DELIVER = "io.github.oneslice.engine.Worker.deliver(task, voxels, blocks)";
	private static final Duration SAVING = Duration.ofSeconds(60);
	private static final Duration IDLE = Duration.ofMinutes(3);
	private static final Duration SILENCE = Duration.ofSeconds(60);
	private static final long POLL_MILLIS = 50;

	private final String worker;
	private final Duration saving;
	private final Duration idle;
	private final Duration silence;
	/** Held while a job is done. */
	private final ReentrantLock busy = new ReentrantLock(true);
	private final Timer timer = new Timer("OneSlice worker", true);
	private volatile BackendSettings settings = BackendSettings.AUTO;
	private WorkerProcess process;
	/** What the process is doing; null when nobody waits for it. */
	private volatile WorkerCall running;
	/** What a cancelled job still has to do; null when there is nothing. */
	private WorkerCall left;
	private long leftUntil;
	/** Jobs, and preparations for one. */
	private long uses;
	private volatile boolean closed;

	public WorkerEngine() {
		this(LocalEngine.class.getName(), SAVING, IDLE, SILENCE);
	}

	/**
	 * @param worker name of the engine class that does the work inside the process
	 * @param saving how long a cancelled job may take to save its state
	 * @param idle how long a process without work is kept
	 * @param silence after how long without a sign of life a process is taken for frozen
	 */
	WorkerEngine(String worker, Duration saving, Duration idle, Duration silence) {
		this.silence = silence;
		this.worker = worker;
		this.saving = saving;
		this.idle = idle;
	}

	// -- Engine methods --

	@Override
	public <R extends Serializable> R run(Job<R> job, Monitor monitor) {
		takeTurn(monitor);
		try {
			awaitLast(monitor);
			uses++;
			return work(job, monitor);
		}
		finally {
			endWhenIdle(uses);
			busy.unlock();
		}
	}

	/** Starts the process, unless a job is done. Should that fail, the job that comes will start another, and tell. */
	@Override
	public void prepare() {
		Thread starter = new Thread(this::start, "OneSlice worker start");
		starter.setDaemon(true);
		starter.start();
	}

	/** From the next job on, which a new process does then. */
	@Override
	public void use(BackendSettings other) {
		settings = other;
	}

	@Override
	public void close() {
		closed = true;
		timer.cancel();
		boolean free = busy.tryLock();
		try {
			if (process == null) return;
			if (free && (left == null || left.hasEnded())) process.end();
			else {
				WorkerCall call = running;
				if (call != null) call.cancel();
				process.letEnd();
			}
		}
		finally {
			if (free) busy.unlock();
		}
	}

	// -- Internal methods --

	/** A process that is just being ended, since it was idle, is waited for. */
	private void start() {
		try {
			if (!busy.tryLock(WorkerProcess.ENDING.toMillis(), TimeUnit.MILLISECONDS)) return;
		}
		catch (InterruptedException e) {
			return;
		}
		try {
			if (!closed && (process == null || !process.isAlive())) process = new WorkerProcess(worker, settings);
			if (closed && process != null) process.letEnd();
		}
		catch (UserException e) {
			process = null;
		}
		finally {
			endWhenIdle(++uses);
			busy.unlock();
		}
	}

	private void takeTurn(Monitor monitor) {
		try {
			while (!busy.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
				monitor.checkCancelled();
				monitor.report(Event.progress(Event.Stage.WAITING, 0, 0, "for the work that was begun before"));
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
	}

	/** Waits until a job that was cancelled has saved its state; a process that takes too long is ended. */
	private void awaitLast(Monitor monitor) {
		while (left != null && !left.hasEnded() && System.nanoTime() < leftUntil) {
			monitor.checkCancelled();
			monitor.report(Event.progress(Event.Stage.WAITING, 0, 0, "until what was cancelled has saved its state"));
			pause();
		}
		if (left != null) endLeft();
	}

	/** Ends the process, if what was cancelled is still at work in it. */
	private void endLeft() {
		if (!left.hasEnded()) kill();
		left.hasEnded(); // frees its shared memory
		left = null;
	}

	@SuppressWarnings("unchecked")
	private <R extends Serializable> R work(Job<R> job, Monitor monitor) {
		monitor.checkCancelled();
		boolean reusable = false;
		try {
			Reply reply = (Reply) Parcel.read((String) answer(job, monitor), InlineVoxels::voxels);
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
			if (!reusable && left == null) kill();
		}
	}

	/** A process that was kept since the last job may have died while nobody looked; then another does this one. */
	private Object answer(Job<?> job, Monitor monitor) {
		BackendSettings wanted = settings;
		if (process != null && !process.settings().equals(wanted)) process.end();
		boolean kept = process != null && process.isAlive();
		if (!kept) {
			monitor.report(Event.progress(Event.Stage.STARTING, 0, 0, ""));
			process = new WorkerProcess(worker, wanted);
		}
		WorkerCall call = null;
		try {
			call = begin(job, kept, monitor);
			return await(call, monitor);
		}
		catch (UserException e) {
			if (!kept || call != null && call.hasBegun()) throw e;
		}
		kill();
		return answer(job, monitor);
	}

	/** Sends a job. Its voxels are copied while a new process starts. */
	private WorkerCall begin(Job<?> job, boolean kept, Monitor monitor) {
		Blocks blocks = new Blocks();
		try {
			String parcel = Parcel.write(job, blocks::send);
			if (!kept) process.awaitStart(monitor);
			return new WorkerCall(process, WORK, Map.of("job", parcel, "blocks", blocks.all()), blocks);
		}
		catch (RuntimeException | Error e) {
			blocks.close();
			throw e;
		}
	}

	private Object fetch(Reply.Done done, Monitor monitor) {
		try (Blocks blocks = new Blocks()) {
			done.voxels().forEach(blocks::receive);
			Object failure = new WorkerCall(process, DELIVER, Map.of("blocks", blocks.all()), new Blocks()).await(silence, monitor);
			if (!"".equals(failure)) throw new UserException(String.valueOf(failure));
			return Parcel.read(done.answer(), ticket -> done.voxels().get((Integer) ticket).read(blocks.get((Integer) ticket)));
		}
	}

	/** A script that is cancelled, or whose listener fails, is left to itself until it has saved what it has. */
	private Object await(WorkerCall call, Monitor monitor) {
		running = call;
		try {
			return call.await(silence, monitor);
		}
		catch (RuntimeException e) {
			if (!call.hasEnded()) {
				call.cancel();
				leave(call);
			}
			throw e;
		}
		finally {
			running = null;
		}
	}

	private void leave(WorkerCall call) {
		left = call;
		leftUntil = System.nanoTime() + saving.toNanos();
		after(saving, () -> {
			if (left == call) endLeft();
		});
	}

	/** Gives the memory of the process back when no job has come for a while. */
	private void endWhenIdle(long last) {
		after(idle, () -> {
			if (uses != last || process == null || left != null) return;
			process.end();
			process = null;
		});
	}

	/** Does something later, unless a job is being done then. */
	private void after(Duration delay, Runnable work) {
		TimerTask task = new TimerTask() {

			@Override
			public void run() {
				if (!busy.tryLock()) return;
				try {
					work.run();
				}
				finally {
					busy.unlock();
				}
			}
		};
		try {
			timer.schedule(task, delay.toMillis());
		}
		catch (IllegalStateException closed) {
			// Nothing is left to be done later.
		}
	}

	private void kill() {
		if (process != null) process.kill();
		process = null;
	}

	private static void pause() {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
	}
}
