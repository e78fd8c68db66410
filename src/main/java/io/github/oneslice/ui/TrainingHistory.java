package io.github.oneslice.ui;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jfree.data.xy.XYSeries;

import io.github.oneslice.job.Event;

/** The numbers of a training over its steps, one series each: losses, selection rate and whatever else is reported. */
final class TrainingHistory {

	private final Map<Event.Quantity, XYSeries> series = new LinkedHashMap<>();

	synchronized void add(Event event) {
		event.values().forEach((quantity, value) -> {
			if (Double.isFinite(value)) series.computeIfAbsent(quantity, key -> new XYSeries(key.name())).addOrUpdate(event.step(), value.doubleValue());
		});
	}

	/** Copies of the series, in the order they came up. */
	synchronized Map<Event.Quantity, XYSeries> copy() {
		Map<Event.Quantity, XYSeries> copies = new LinkedHashMap<>();
		series.forEach((quantity, values) -> {
			XYSeries copy = new XYSeries(quantity.name());
			for (int i = 0; i < values.getItemCount(); i++)
				copy.add(values.getDataItem(i), false);
			copies.put(quantity, copy);
		});
		return copies;
	}
}
