package io.github.oneslice.training;

import java.util.List;
import java.util.stream.IntStream;

import io.github.oneslice.settings.PseudoLabelSettings;

/**
 * Training in rounds. The first is short: a network that has learned for long knows its pseudo-labels by heart, wrong
 * ones too, and can no longer tell which are right. What time there is beyond a second makes more of them, whose networks
 * err in different places (Lakshminarayanan et al. 2017), rather than longer ones.
 *
 * @param starts of the second round and those after it, as parts of training
 */
record Rounds(List<Double> starts) {

	/** All of training is one round. */
	static final Rounds ONE = new Rounds(List.of());
	/** How much longer than the first round the others are, where there is time. */
	private static final double LATER = 2;

	/** @param steps of the whole training; for less than half a round there is none more */
	static Rounds of(long steps, PseudoLabelSettings settings) {
		double first = settings.roundSteps();
		if (settings.rounds() == 1 || steps < 1.5 * first) return ONE;
		int later = (int) Math.max(1, Math.min(settings.rounds() - 1, Math.round((steps - first) / (LATER * first))));
		double start = Math.min(first / steps, 1.0 / (later + 1));
		return new Rounds(IntStream.range(0, later).mapToObj(round -> start + round * (1 - start) / later).toList());
	}

	int count() {
		return starts.size() + 1;
	}

	/** The round, from 0, at a progress of training, 0 to 1. */
	int at(double progress) {
		return (int) starts.stream().filter(start -> start <= progress).count();
	}

	/** How far the round has come at a progress of training, 0 to 1. */
	double within(double progress) {
		return over(at(progress), progress);
	}

	/** How much of a round that has begun, from 0, is over at a progress of training, 0 to 1. */
	double over(int round, double progress) {
		double start = round == 0 ? 0 : starts.get(round - 1);
		double end = round == starts.size() ? 1 : starts.get(round);
		return Math.min(1, (progress - start) / (end - start));
	}

	/** What to call a round, for a person; empty if there is only one. */
	String named(int round) {
		return starts.isEmpty() ? "" : ", round " + (round + 1) + " of " + count();
	}
}
