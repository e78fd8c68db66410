package io.github.oneslice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.oneslice.network.Devices;
import io.github.oneslice.network.SelfTest;
import io.github.oneslice.settings.BackendSettings;

/** What this process works with, for a person to read. */
final class BackendReport {

	/** Names the file with what the process says. */
	static final String LOG = "oneslice.worker.log";

	private BackendReport() {}

	/** Lines of text. */
	static String text(int threads) {
		List<String> lines = new ArrayList<>();
		lines.add("TensorFlow " + Devices.version() + " on " + String.join(", ", Devices.kinds()) + ", " + threads + (threads == 1 ? " thread" : " threads") + " on "
			+ PhysicalCores.count() + " cores");
		lines.add(String.format(Locale.ROOT, "Memory: up to %.1f GB for Java, TensorFlow takes what it needs besides; the machine has %.1f GB", BackendSettings
			.gigabytes(Runtime.getRuntime().maxMemory()), BackendSettings.gigabytes(BackendSettings.machineMemory())));
		lines.add("Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), " + System.getProperty("os.name") + " " + System.getProperty(
			"os.arch"));
		SelfTest.run(threads).forEach(line -> lines.add("Self-test: " + line));
		lines.add("Precision: training takes bfloat16 where it is right and faster, else 32 bits; a setting such as precision=float32 decides it.");
		String log = System.getProperty(LOG);
		if (log != null) lines.add("What the worker says is in " + log);
		return String.join("\n", lines);
	}
}
