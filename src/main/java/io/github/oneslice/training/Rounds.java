package io.github.oneslice.training;

import java.util.List;
import java.util.stream.IntStream;

import io.github.oneslice.settings.PseudoLabelSettings;

/**
 * Training in rounds. All but the last are short: a network that has learned for long knows its pseudo-labels by heart, wrong
 * ones too, and can no longer tell which are right.
 *
 * @param starts of the second round and those after it, as parts of training
 */
record Rounds(List<Double> starts) {

	/** All of training is one round. */
	static final Rounds ONE = new Rounds(List.of());

	/** @param steps of the whole training; for less than half a round more there is none */
	static Rounds of(long steps, PseudoLabelSettings settings) {
		long count = Math.max(1, Math.min(settings.rounds(), Math.round((double) steps / settings.roundSteps())));
		double length = Math.min((double) settings.roundSteps() / steps, 1.0 / count);
		return new Rounds(IntStream.range(1, (int) count).mapToObj(round -> round * length).toList());
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
		int round = at(progress);
		double start = round == 0 ? 0 : starts.get(round - 1);
		double end = round == starts.size() ? 1 : starts.get(round);
		return (progress - start) / (end - start);
	}

	/** What to call a round, for a person; empty if there is only one. */
	String named(int round) {
		return starts.isEmpty() ? "" : ", round " + (round + 1) + " of " + count();
	}
}
