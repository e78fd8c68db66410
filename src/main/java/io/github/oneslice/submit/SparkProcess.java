package io.github.oneslice.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.oneslice.error.UserException;

/** OneSlice on Spark in a process of its own. */
public final class SparkProcess {

	private static final long POLL_MILLIS = 100;
	private static final int LAST_LINES = 8;

	private SparkProcess() {}

	/**
	 * Runs it. Blocks until it is done.
	 *
	 * @param arguments what is asked, such as {@code segment image_folder=/data/images …}
	 * @param lines told what it prints
	 * @param cancelled asked whether to stop
	 * @throws CancellationException if it was to stop
	 * @throws UserException if it is not installed, or failed
	 */
	public static void run(List<String> arguments, Consumer<String> lines, BooleanSupplier cancelled) {
		SparkCommandLine line = SparkCommandLine.find(System.getenv());
		try {
			Path log = Files.createTempFile("oneslice-spark-", ".log");
			try {
				follow(builder(line, arguments).redirectError(log.toFile()).start(), log, lines, cancelled);
			}
			finally {
				Files.deleteIfExists(log);
			}
		}
		catch (IOException e) {
			throw new UserException("Spark could not be started: " + e.getMessage() + ". Is there enough memory, and is Java complete?", e);
		}
	}

	/** The same for a terminal, which sees all that is printed. */
	static int runInTerminal(List<String> arguments) throws IOException, InterruptedException {
		Process process = builder(SparkCommandLine.find(System.getenv()), arguments).inheritIO().start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		return process.waitFor();
	}

	private static ProcessBuilder builder(SparkCommandLine line, List<String> arguments) {
		ProcessBuilder builder = new ProcessBuilder(line.of(arguments));
		builder.environment().putAll(line.environment());
		return builder;
	}

	private static void follow(Process process, Path log, Consumer<String> lines, BooleanSupplier cancelled) throws IOException {
		Thread reader = new Thread(() -> read(process, lines), "OneSlice on Spark");
		reader.setDaemon(true);
		reader.start();
		try {
			while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS))
				if (cancelled.getAsBoolean()) throw new CancellationException("Cancelled.");
			reader.join();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
		}
		if (process.exitValue() != 0) throw new UserException(reason(Files.readAllLines(log)));
	}

	private static void read(Process process, Consumer<String> lines) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			reader.lines().forEach(lines);
		}
		catch (IOException | UncheckedIOException e) {
			// It has ended.
		}
	}

	/** Its own sentence where it has one, else its last words. */
	private static String reason(List<String> printed) {
		List<String> own = printed.stream().filter(text -> text.startsWith(SparkProgress.REASON)).map(text -> text.substring(SparkProgress.REASON
			.length())).toList();
		if (!own.isEmpty()) return String.join("\n", own);
		return "The work on Spark ended unexpectedly. Its last words were:\n" + printed.stream().skip(Math.max(0, printed.size() - LAST_LINES)).collect(
			Collectors.joining("\n"));
	}
}
