package io.github.oneslice.training;

import java.util.List;
import java.util.stream.IntStream;

import io.github.oneslice.settings.PseudoLabelSettings;

/**
 * Training in rounds of the same length, each of new networks on the same labels. They err in different places, so that their
 * mean is better than one that has learned for as long as all of them (Lakshminarayanan et al. 2017).
 *
 * @param starts of the second round and those after it, as parts of training
 */
record Rounds(List<Double> starts) {

	/** All of training is one round. */
	static final Rounds ONE = new Rounds(List.of());

	/** @param steps of the whole training; for less than half a round there is none more */
	static Rounds of(long steps, PseudoLabelSettings settings) {
		double count = Math.max(1, Math.min(settings.rounds(), Math.round((double) steps / settings.roundSteps())));
		return new Rounds(IntStream.range(1, (int) count).mapToObj(round -> round / count).toList());
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
