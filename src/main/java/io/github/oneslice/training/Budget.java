package io.github.oneslice.training;

import io.github.oneslice.settings.DurationSettings;

/**
 * How far training has come: by steps, or by time when a number of minutes is given. Time that was spent before a stop
 * counts.
 */
final class Budget {

	private final int steps;
	private final double seconds;
	private final long start;
	private final double before;
	private long uncounted;

	Budget(DurationSettings duration, double secondsBefore) {
		steps = duration.steps();
		seconds = 60 * duration.minutes();
		before = secondsBefore;
		start = System.nanoTime();
	}

	/** Seconds spent, those before a stop included. */
	double spent() {
		return before + (System.nanoTime() - start - uncounted) * 1e-9;
	}

	/** Does something that is no part of training: its time does not count. */
	void uncounted(Runnable work) {
		long begin = System.nanoTime();
		try {
			work.run();
		}
		finally {
			uncounted += System.nanoTime() - begin;
		}
	}

	boolean timed() {
		return seconds > 0;
	}

	/** Whether a part of the time is over; never when steps count. */
	boolean over(double part) {
		return timed() && spent() >= part * seconds;
	}

	/**
	 * @param step the next training step
	 * @param trainingStart the seconds spent before the first training step
	 * @return 0 to 1
	 */
	double progress(long step, double trainingStart) {
		double progress = timed() ? (spent() - trainingStart) / Math.max(1e-9, seconds - trainingStart) : (double) step / steps;
		return Math.max(0, Math.min(1, progress));
	}
}
