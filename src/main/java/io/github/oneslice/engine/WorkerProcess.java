package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apposed.appose.Appose;
import org.apposed.appose.Service;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Device;

/** A Java process that does jobs with an engine of its own, which it keeps from job to job. */
final class WorkerProcess {

	private static final String OPEN = "io.github.oneslice.engine.Worker.open(task, name, settings)";
	/** How long a process without work may take to end by itself. */
	private static final Duration PATIENCE = Duration.ofMillis(1500);
	/** How long {@link #end} takes at the most. */
	static final Duration ENDING = PATIENCE.multipliedBy(2);
	/** How long Java and its libraries may take to start, on a slow disk or under a virus scanner. */
	private static final Duration START = Duration.ofMinutes(2);
	private static final long POLL_MILLIS = 50;
	private static final long MEGABYTES_A_GIGABYTE = 1024;

	private static final String NO_GRAPHICS_CARD = "-1";

	private final BackendSettings settings;
	private final Service service;
	private final WorkerCall opening;

	/**
	 * Starts a process; see {@link #awaitStart}.
	 *
	 * @param engine name of the class of its engine
	 * @param settings what it works with
	 */
	WorkerProcess(String engine, BackendSettings settings) {
		this.settings = settings;
		try {
			service = Appose.custom().inheritRunningJava().env(environment(settings)).build().groovy(WorkerClassPath.find(), javaArguments(settings)).debug(
				new WorkerLog(WorkerLog.ownFile())).start();
		}
		catch (IOException e) {
			throw new UserException("The worker process could not be started. Is there enough memory, and is Java complete?", e);
		}
		try {
			opening = new WorkerCall(this, OPEN, Map.of("name", engine, "settings", Parcel.write(settings, InlineVoxels::of)), new Blocks());
		}
		catch (RuntimeException e) {
			kill();
			throw e;
		}
	}

	/** Waits until it can do jobs. */
	void awaitStart(Monitor monitor) {
		Object failure = opening.await(START, monitor);
		if (!"".equals(failure)) throw new UserException(String.valueOf(failure));
	}

	private static Map<String, String> environment(BackendSettings settings) {
		Map<String, String> environment = TensorFlowEnvironment.variables(System.getenv());
		if (settings.device() == Device.CPU) environment.put("CUDA_VISIBLE_DEVICES", NO_GRAPHICS_CARD);
		return environment;
	}

	/** Groovy holds the classes of every script by soft references, which a Java with much memory keeps for hours: they would fill it. */
	private static String[] javaArguments(BackendSettings settings) {
		File crashes = new File(System.getProperty("java.io.tmpdir"), "oneslice-worker-%p.log");
		return new String[] { "-Xmx" + heapMegabytes(settings.memory()) + "m", "-Xms64m", "-XX:+UseSerialGC", "-XX:SoftRefLRUPolicyMSPerMB=0", "-Djava.awt.headless=true",
			"-Duser.language=en", "-Duser.country=US", "-XX:ErrorFile=" + crashes, "-D" + BackendReport.LOG + "=" + WorkerLog.ownFile() };
	}

	/** What it works with. */
	BackendSettings settings() {
		return settings;
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
		long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
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

	/**
	 * A third of the machine's memory for Java, since TensorFlow keeps its own outside; at least one gigabyte.
	 *
	 * @param wanted gigabytes; 0 for that
	 */
	private static long heapMegabytes(double wanted) {
		if (wanted > 0) return Math.round(wanted * MEGABYTES_A_GIGABYTE);
		return Math.max(MEGABYTES_A_GIGABYTE, BackendSettings.machineMemory() / 3 / (1 << 20));
	}
}
