package io.github.oneslice.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CancellationException;

import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import scala.Function2;
import scala.collection.Iterator;

/**
 * The task of one item. Whatever is wrong with the item becomes part of the answer, so that it never ends the run: what
 * trying again cannot mend at once, all else after three tries. The last try that Spark makes is only come to when the processes
 * of those before died; it does not touch the item, but tells that.
 *
 * @param attempts how often Spark tries a task
 */
record WorkTask<T extends Serializable, R extends Serializable>(TaskWork<T, R> work, int attempts) implements Function2<TaskContext, Iterator<T>, R>, Serializable {

	private static final int TRIES = 3;

	@Override
	public R apply(TaskContext task, Iterator<T> items) {
		T item = items.next();
		long start = System.nanoTime();
		if (attempts > 1 && task.attemptNumber() >= attempts - 1) return work.failed(item, 0, "Each of the " + task.attemptNumber()
			+ " processes that worked on it ended; mostly for want of memory. Give more by memory= and spark.executor.memoryOverhead=.");
		try {
			return work.run(item, SparkEnv.get().conf().getAppId() + "-" + task.taskAttemptId(), new TaskMonitor(task));
		}
		catch (CancellationException e) {
			throw new TaskKilledException("it is done elsewhere, or no longer wanted");
		}
		catch (UserException e) {
			return work.failed(item, seconds(start), e.getMessage());
		}
		catch (OutOfMemoryError e) {
			return work.failed(item, seconds(start), "It is too large for the memory that the process has. Give more by memory=.");
		}
		catch (IOException | RuntimeException e) {
			if (task.isInterrupted()) throw new TaskKilledException("it is done elsewhere, or no longer wanted");
			if (task.attemptNumber() < Math.min(TRIES, attempts - 1) - 1) throw new IllegalStateException(e);
			return work.failed(item, seconds(start), String.valueOf(e));
		}
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private record TaskMonitor(TaskContext task) implements Monitor {

		@Override
		public void report(Event event) {}

		@Override
		public boolean isCancelled() {
			return task.isInterrupted();
		}
	}
}
