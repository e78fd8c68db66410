package io.github.oneslice.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How long many stacks take on many executors, one stack at a time each: played through with the times that a run really took,
 * and with what gets in the way. Efficiency is the work alone, spread evenly, divided by the time it takes.
 */
public final class ClusterSimulation {

	private static final int[] EXECUTORS = { 1, 8, 64, 512 };
	private static final int[] STACKS = { 10_000, 1_000_000 };
	private static final long SEED = 1;

	/** Seconds that the driver needs for a task: measured with 20,000 empty tasks. */
	private static final double DISPATCH = 0.001;
	/** Seconds from the start of an executor's Java to its first stack, TensorFlow loaded: measured. */
	private static final double START = 8;
	private static final double JAR_MEGABYTES = 187;
	private static final double MODEL_MEGABYTES = 9.5;
	/** What the driver's network carries in a second: ten gigabits. */
	private static final double NETWORK_MEGABYTES = 1250;
	/** Assumed: so many stacks take so many times as long as they should. */
	private static final double STRAGGLERS = 0.02;
	private static final double STRAGGLING = 5;
	/** Assumed: hours between two deaths of an executor, and seconds until another is there. */
	private static final double HOURS_TO_DEATH = 100;
	private static final double REPLACEMENT = 30;
	/** A copy of a task is started when it has taken so many times the median, and nothing else is left. */
	private static final double SPECULATION = 1.5;

	/** What gets in the way. */
	private enum Hindrance {
		START("start and transfer"), DISPATCH("the driver"), STRAGGLERS("stragglers"), FAILURES("failures"), TAIL("the last stacks");

		private final String text;

		Hindrance(String text) {
			this.text = text;
		}
	}

	private final double[] seconds;
	private final int stacks;
	private final int executors;
	private final Set<Hindrance> hindrances;
	private final SplittableRandom random = new SplittableRandom(SEED);

	private ClusterSimulation(double[] seconds, int stacks, int executors, Set<Hindrance> hindrances) {
		this.seconds = seconds;
		this.stacks = stacks;
		this.executors = executors;
		this.hindrances = hindrances;
	}

	/** @param arguments {@code segmentation.csv} of a run, and how many times as long each stack is to take */
	public static void main(String... arguments) throws IOException {
		double[] seconds = measured(new File(arguments[0]), Double.parseDouble(arguments[1]));
		System.out.printf(Locale.ROOT, "A stack takes %.2f s in the mean, %.2f s in the median.%n%n", Arrays.stream(seconds).average().orElseThrow(), median(
			seconds));
		System.out.println("| stacks | executors | hours | efficiency | limited most by |\n| --- | --- | --- | --- | --- |");
		for (int stacks : STACKS)
			for (int executors : EXECUTORS)
				System.out.println(row(seconds, stacks, executors));
	}

	private static String row(double[] seconds, int stacks, int executors) {
		double all = new ClusterSimulation(seconds, stacks, executors, EnumSet.allOf(Hindrance.class)).run();
		double work = Arrays.stream(seconds).average().orElseThrow() * stacks / executors;
		Hindrance worst = Hindrance.TAIL;
		double most = 0;
		for (Hindrance one : Hindrance.values()) {
			double without = new ClusterSimulation(seconds, stacks, executors, EnumSet.complementOf(EnumSet.of(one))).run();
			if (all - without <= most) continue;
			most = all - without;
			worst = one;
		}
		return String.format(Locale.ROOT, "| %,d | %d | %.2f | %.0f %% | %s (%.0f %% of the time) |", stacks, executors, all / 3600, 100 * work / all, worst.text,
			100 * most / all);
	}

	/** Without the first stacks, which wait for the start of their process. */
	private static double[] measured(File table, double scale) throws IOException {
		double[] sorted = Files.readAllLines(table.toPath()).stream().skip(1).map(line -> line.split(",")[1]).filter(cell -> !cell.isEmpty()).mapToDouble(cell -> scale
			* Double.parseDouble(cell)).sorted().toArray();
		return Arrays.copyOf(sorted, sorted.length - Math.max(2, sorted.length / 100));
	}

	private static double median(double[] sorted) {
		return sorted[sorted.length / 2];
	}

	// -- The run --

	/** A stack that is being worked on. */
	private static final class Running {

		final double start;
		double end;

		Running(double start, double end) {
			this.start = start;
			this.end = end;
		}
	}

	/** An executor that waits for work from a time on, and dies at another. */
	private record Slot(double free, double death) {}

	/** @return seconds until all is done */
	private double run() {
		PriorityQueue<Slot> slots = new PriorityQueue<>(Comparator.comparingDouble(Slot::free));
		for (int i = 0; i < executors; i++)
			slots.add(new Slot(ready(i), death(0)));
		Deque<Double> lost = new ArrayDeque<>();
		List<Running> running = new ArrayList<>();
		double driver = 0;
		double end = 0;
		int next = 0;
		while (next < stacks || !lost.isEmpty()) {
			Slot slot = slots.poll();
			double asked = Math.max(driver, slot.free);
			driver = asked + (has(Hindrance.DISPATCH) ? DISPATCH : 0);
			double duration = lost.isEmpty() ? duration() : lost.peek();
			double done = driver + duration;
			if (done > slot.death) { // the stack goes to another
				if (lost.isEmpty()) {
					lost.push(duration);
					next++;
				}
				slots.add(new Slot(Math.max(slot.free, slot.death) + REPLACEMENT + START, death(Math.max(slot.free, slot.death))));
				continue;
			}
			if (lost.isEmpty()) next++;
			else lost.pop();
			if (next > stacks - 2 * executors) running.add(new Running(driver, done));
			end = Math.max(end, done);
			slots.add(new Slot(done, slot.death));
		}
		return has(Hindrance.TAIL) ? afterSpeculation(running, slots, end) : Math.min(end, slots.stream().mapToDouble(Slot::free).average().orElse(end));
	}

	/** Those who have nothing left to do start copies of what takes long. */
	private double afterSpeculation(List<Running> running, PriorityQueue<Slot> slots, double end) {
		running.sort(Comparator.comparingDouble((Running each) -> -each.end));
		for (Running late : running) {
			Slot idle = slots.poll();
			if (idle == null) break;
			double copied = Math.max(idle.free, late.start + SPECULATION * median(seconds)) + seconds[random.nextInt(seconds.length)];
			late.end = Math.min(late.end, copied);
			slots.add(new Slot(Math.max(idle.free, copied), idle.death));
		}
		return running.stream().mapToDouble(each -> each.end).max().orElse(end);
	}

	private double ready(int executor) {
		if (!has(Hindrance.START)) return 0;
		double jars = (executor + 1) * JAR_MEGABYTES / NETWORK_MEGABYTES; // one after the other, from the driver
		double model = (1 + Math.log(executors) / Math.log(2)) * MODEL_MEGABYTES / NETWORK_MEGABYTES; // from one to the next
		return START + jars + model;
	}

	private double duration() {
		double drawn = seconds[random.nextInt(seconds.length)];
		return has(Hindrance.STRAGGLERS) && random.nextDouble() < STRAGGLERS ? STRAGGLING * drawn : drawn;
	}

	private double death(double from) {
		return has(Hindrance.FAILURES) ? from - 3600 * HOURS_TO_DEATH * Math.log(1 - random.nextDouble()) : Double.POSITIVE_INFINITY;
	}

	private boolean has(Hindrance hindrance) {
		return hindrances.contains(hindrance);
	}
}
