package io.github.oneslice.training;

/**
 * How far training has come: by steps, or by time when a number of minutes is given. Time that was spent before a stop
 * counts.
 */
final class Budget {

	private final int steps;
	private final double seconds;
	private final long start;
	private final double before;

	Budget(TrainingSettings settings, double secondsBefore) {
		steps = settings.steps();
		seconds = 60 * settings.minutes();
		before = secondsBefore;
		start = System.nanoTime();
	}

	/** Seconds spent, those before a stop included. */
	double spent() {
		return before + (System.nanoTime() - start) * 1e-9;
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
