package io.github.oneslice.training;

/** Says when so much time has gone by that a checkpoint should be kept. */
final class CheckpointClock {

	private static final double NANOS_A_MINUTE = 60e9;

	private final double minutes;
	private long start = System.nanoTime();

	/** @param minutes between two; 0: after each step */
	CheckpointClock(double minutes) {
		this.minutes = minutes;
	}

	boolean isDue() {
		return System.nanoTime() - start >= minutes * NANOS_A_MINUTE;
	}

	void restart() {
		start = System.nanoTime();
	}
}
