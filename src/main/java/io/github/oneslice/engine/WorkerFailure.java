package io.github.oneslice.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.oneslice.error.UserException;

/** Says in plain words why a worker failed, and what to do about it. */
final class WorkerFailure {

	private static final int LAST_LINES = 8;
	private static final String LESS_MEMORY = " Close other programs, choose a smaller preset or patch size, or scale the stacks down; then try"
		+ " again with \"resume\".";
	private static final String MEMORY = "The work ran out of memory." + LESS_MEMORY;
	private static final String NATIVE = "TensorFlow's native library is missing or does not fit this machine. Put the jar"
		+ " tensorflow-core-native for this platform (" + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
		+ ") into the folder \"oneslice\" of Fiji. ";
	private static final String DISK_FULL = "No space left on device";
	private static final Map<Integer, String> SIGNALS = Map.of(4, "illegal instruction", 6, "abort", 7, "bus error", 8,
		"arithmetic error", 11, "segmentation fault", 15, "ended from outside");

	private WorkerFailure() {}

	/** What to tell of something thrown inside the worker. */
	static String describe(Throwable thrown) {
		if (hasCause(thrown, OutOfMemoryError.class)) return MEMORY;
		if (hasCause(thrown, UnsatisfiedLinkError.class)) return NATIVE + "(" + rootCause(thrown).getMessage() + ")";
		if (hasCause(thrown, LinkageError.class) || hasCause(thrown, ClassNotFoundException.class)) return "A library is missing from the worker, or there are two versions of it: "
			+ rootCause(thrown) + ". Install OneSlice again, with all jars of its folder \"oneslice\".";
		if (thrown instanceof UserException) return thrown.getMessage();
		String message = String.valueOf(rootCause(thrown).getMessage());
		if (isOutOfMemory(message)) return MEMORY;
		return message.contains(DISK_FULL) ? "The disk is full. Make room, or write to another disk, and try again." : unexpected();
	}

	/** What to tell of a fault of the program. */
	static String unexpected() {
		return "Something went wrong inside OneSlice. Your images are safe. Please report it, with the text in the log.";
	}

	/** What to tell of a worker process that was ended since nothing was heard of it. */
	static String frozen(Duration silence) {
		return "The worker process gave no sign of life for " + silence.toSeconds()
			+ " seconds and was ended: it was stopped from outside, or the computer is short of memory. Your images are safe. Close other programs"
			+ " and try again; training can go on from its last checkpoint with \"resume\".";
	}

	/** What to tell of a worker process that ended while it had work to do. */
	static String describe(int exitCode, List<String> errorOutput) {
		String cause = cause(exitCode, String.join("\n", errorOutput));
		List<String> last = errorOutput.subList(Math.max(0, errorOutput.size() - LAST_LINES), errorOutput.size());
		return last.isEmpty() ? cause : cause + "\nIts last words were:\n" + String.join("\n", last);
	}

	/** Whether a worker must not be given another job after this. */
	static boolean isFatal(Throwable thrown) {
		return thrown instanceof Error || hasCause(thrown, Error.class);
	}

	private static String cause(int exitCode, String output) {
		if (isOutOfMemory(output)) return MEMORY;
		if (exitCode == 128 + 9) return "The worker process was killed from outside, as the system does when memory runs out." + LESS_MEMORY;
		if (output.contains("UnsatisfiedLinkError")) return NATIVE;
		if (output.contains("Could not find or load main class")) return "The worker could not start: Appose is missing from its class path. Install OneSlice again.";
		if (exitCode > 128 && SIGNALS.containsKey(exitCode - 128)) return "The worker process crashed ("
			+ SIGNALS.get(exitCode - 128) + "). Your images are safe. Training can go on from its last checkpoint with \"resume\".";
		return "The worker process ended unexpectedly (exit code " + exitCode
			+ "). Your images are safe. Training can go on from its last checkpoint with \"resume\".";
	}

	private static boolean isOutOfMemory(String text) {
		return text.contains("OutOfMemoryError") || text.contains("bad_alloc") || text.contains("OOM when allocating") || text.contains(
			"Cannot allocate memory") || text.contains("Could not reserve enough space") || text.contains("insufficient memory");
	}

	private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
		for (Throwable t = thrown; t != null; t = t.getCause())
			if (type.isInstance(t)) return true;
		return false;
	}

	private static Throwable rootCause(Throwable thrown) {
		Throwable root = thrown;
		while (root.getCause() != null)
			root = root.getCause();
		return root;
	}
}
