package io.github.oneslice.settings;

import java.io.Serializable;
import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * What the work is done with.
 *
 * @param device what networks are computed on
 * @param threads of one operation; 0: as many as there are cores
 * @param memory gigabytes that Java may take for it, besides what TensorFlow takes; 0: a third of the machine's
 */
public record BackendSettings(Device device, int threads, double memory) implements Serializable {

	/** As the machine is. */
	public static final BackendSettings AUTO = new BackendSettings(Device.AUTO, 0, 0);

	private static final double LEAST_MEMORY = 0.5;
	private static final double BYTES_A_GIGABYTE = 1 << 30;

	public BackendSettings {
		Require.that(threads >= 0, "threads", "be at least 0");
		Require.that(memory == 0 || memory >= LEAST_MEMORY, "memory", "be 0 or at least " + LEAST_MEMORY + " (GB)");
	}

	/** As all messages and the option {@code memory} count them. */
	public static double gigabytes(double bytes) {
		return bytes / BYTES_A_GIGABYTE;
	}

	/** What the machine has, in bytes. */
	public static long machineMemory() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
	}
}
