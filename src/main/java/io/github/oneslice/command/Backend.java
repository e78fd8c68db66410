package io.github.oneslice.command;

import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.engine.Engine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.job.BackendJob;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Device;

/** Tells what networks are computed with, tests it, and keeps what a person chooses. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Backend...", weight = 8) }, description = "Chooses what networks are computed with, tests it in a second, and tells about TensorFlow, threads, memory and the log.")
public final class Backend extends OneSliceCommand {

	/** For each processor. */
	private static final int MOST_THREADS = 16;

	@Parameter(label = "Device", required = false, persist = false, choices = { "auto", "CPU", "GPU" }, description = "what networks are computed on; auto: a graphics card where TensorFlow finds one")
	private String device;

	@Parameter(label = "Threads", required = false, persist = false, min = "0", description = "how many threads compute at once; 0: as many as the processor has cores")
	private int threads;

	@Parameter(label = "Memory for Java (GB)", required = false, persist = false, min = "0", description = "how much Java may take in the worker process, besides what TensorFlow takes; 0: a third of the machine's")
	private double memory;

	@Override
	List<String> asked() {
		return List.of("device", "threads", "memory");
	}

	@Override
	void check(String input) {
		if (input.equals("threads") || input.equals("memory")) chosen();
	}

	@Override
	void recall() {
		BackendSettings kept = engines().backend();
		device = kept.device().label();
		threads = kept.threads();
		memory = kept.memory();
	}

	/** What does not pass the test is not kept. */
	@Override
	void work(Monitor monitor) {
		BackendSettings chosen = chosen();
		Engine engine = engine();
		engine.use(chosen);
		engine.run(new BackendJob(), monitor).lines().forEach(this::log);
		engines().keep(chosen);
	}

	/** @throws UserException if the machine has not so much */
	private BackendSettings chosen() {
		int most = MOST_THREADS * Runtime.getRuntime().availableProcessors();
		if (threads > most) throw new UserException("threads cannot be " + threads + ": more than " + most
			+ " only slow this machine down. Give 0 for as many as it has cores.");
		double machine = BackendSettings.gigabytes(BackendSettings.machineMemory());
		if (memory > machine) throw new UserException(String.format(Locale.ROOT,
			"memory cannot be %s: this machine has %.1f GB. Give 0 for a third of them.", memory, machine));
		return new BackendSettings(Choice.of(Device.class, "device", device), threads, memory);
	}
}
