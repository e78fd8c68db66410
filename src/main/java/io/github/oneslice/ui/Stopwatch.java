package io.github.oneslice.ui;

import java.util.Locale;
import java.util.function.LongSupplier;

/** Measures time, but for pauses. */
final class Stopwatch {

	private static final long NANOS_A_SECOND = 1_000_000_000L;

	private final LongSupplier nanos;
	private final long start;
	private long paused;
	/** When the pause began that is going on; 0: there is none. */
	private long pauseStart;

	Stopwatch() {
		this(System::nanoTime);
	}

	/** @param nanos the time, never 0 */
	Stopwatch(LongSupplier nanos) {
		this.nanos = nanos;
		start = nanos.getAsLong();
	}

	synchronized void hold() {
		if (pauseStart == 0) pauseStart = nanos.getAsLong();
	}

	synchronized void goOn() {
		if (pauseStart != 0) paused += nanos.getAsLong() - pauseStart;
		pauseStart = 0;
	}

	synchronized double seconds() {
		long now = pauseStart != 0 ? pauseStart : nanos.getAsLong();
		return (now - start - paused) / (double) NANOS_A_SECOND;
	}

	/** As a clock shows them, such as 2:05 or 1:02:05. */
	static String clock(double seconds) {
		long whole = (long) seconds;
		return whole < 3600 ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60) : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600,
			whole / 60 % 60, whole % 60);
	}
}
