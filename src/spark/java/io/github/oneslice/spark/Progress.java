package io.github.oneslice.spark;

import java.io.PrintStream;

import io.github.oneslice.submit.SparkProgress;

/** Counts stacks and says from time to time how far all has come. */
final class Progress {

	private static final double SECONDS = 2;

	private final int total;
	private final PrintStream out;
	private final long start = System.nanoTime();
	private double told;
	private int done;
	private int failed;
	/** Those that took no work, and so say nothing of how long the rest will take. */
	private int skipped;

	Progress(int total, PrintStream out) {
		this.total = total;
		this.out = out;
	}

	void done() {
		done++;
		tell();
	}

	void wasDone() {
		skipped++;
		done();
	}

	void failed(String name, String why) {
		failed++;
		out.println(name + ": " + why);
		tell();
	}

	SparkProgress now() {
		int worked = done + failed - skipped;
		int left = total - done - failed;
		return new SparkProgress(done, failed, total, worked == 0 || left == 0 ? -1 : Math.round(seconds() / worked * left));
	}

	private void tell() {
		boolean last = done + failed == total;
		if (!last && seconds() - told < SECONDS) return;
		told = seconds();
		out.println(now().line());
		out.flush();
	}

	private double seconds() {
		return (System.nanoTime() - start) / 1e9;
	}
}
