package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apposed.appose.Appose;
import org.apposed.appose.Service;

import com.sun.management.OperatingSystemMXBean;
import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Monitor;

/** A Java process that does jobs with an engine of its own, which it keeps from job to job. */
final class WorkerProcess {

	private static final String OPEN = "io.github.oneslice.engine.Worker.open(task, name)";
	/** How long a process without work may take to end. */
	private static final long PATIENCE_MILLIS = 1500;
	private static final long POLL_MILLIS = 50;

	private final Service service;
	private final Duration longestSilence;

	/**
	 * Starts a process.
	 *
	 * @param engine name of the class of its engine
	 * @param longestSilence after which it is taken for frozen
	 */
	WorkerProcess(String engine, Duration longestSilence, Monitor monitor) {
		this.longestSilence = longestSilence;
		try {
			service = Appose.custom().inheritRunningJava().env("TF_ENABLE_ONEDNN_OPTS", "1").env("TF_CPP_MIN_LOG_LEVEL", "2").build().groovy(
				WorkerClassPath.find(), "-Xmx" + heapMegabytes() + "m", "-Xms64m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Duser.language=en", "-Duser.country=US", "-XX:ErrorFile=" + new File(System.getProperty(
					"java.io.tmpdir"), "oneslice-worker-%p.log")).start();
		}
		catch (IOException e) {
			throw new UserException("The worker process could not be started. Is there enough memory, and is Java complete?", e);
		}
		try {
			Object failure = new WorkerCall(this, OPEN, Map.of("name", engine), new Blocks()).await(monitor);
			if (!"".equals(failure)) throw new UserException(String.valueOf(failure));
		}
		catch (RuntimeException e) {
			kill();
			throw e;
		}
	}

	Duration longestSilence() {
		return longestSilence;
	}

	Service service() {
		return service;
	}

	boolean isAlive() {
		return service.isAlive();
	}

	void kill() {
		if (service.isAlive()) service.kill();
	}

	/** Lets the process end by itself: one that has work to do saves what it has first. */
	void letEnd() {
		if (service.isAlive()) service.close();
	}

	/** Ends a process that has no work to do. */
	void end() {
		letEnd();
		long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
		try {
			while (service.isAlive() && System.currentTimeMillis() < deadline)
				Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		kill();
	}

	/** What to tell of a process that has ended while it had work to do. */
	UserException crashed() {
		try {
			return new UserException(WorkerFailure.describe(service.waitFor(), List.copyOf(service.errorLines())));
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return new UserException(WorkerFailure.unexpected(), e);
		}
	}

	/** A third of the machine's memory for Java, since TensorFlow keeps its own outside; at least one gigabyte. */
	private static long heapMegabytes() {
		OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return Math.max(1024, machine.getTotalMemorySize() / 3 / (1 << 20));
	}
}
