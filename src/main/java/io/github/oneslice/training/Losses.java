package io.github.oneslice.training;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.oneslice.job.Event.Quantity;

/**
 * What a step gave: the loss that was minimised, and by name what it is made of and what decided it.
 *
 * @param values in the order in which they are shown, the {@link #TOTAL} first
 */
public record Losses(Map<Quantity, Double> values) {

	/** The loss that is minimised. */
	public static final Quantity TOTAL = Quantity.loss("loss");

	public static Losses of(double total) {
		return new Losses(Map.of(TOTAL, total));
	}

	/** These and one more. */
	public Losses with(Quantity quantity, double value) {
		Map<Quantity, Double> more = new LinkedHashMap<>(values);
		more.put(quantity, value);
		return new Losses(more);
	}

	public double total() {
		return values.get(TOTAL);
	}
}
