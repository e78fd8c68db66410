package io.github.oneslice.ui;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jfree.data.xy.XYSeries;

import io.github.oneslice.job.Event;

/** The numbers of a training over its steps, one series each: losses, selection rate and whatever else is reported. */
final class TrainingHistory {

	private final Map<String, XYSeries> series = new LinkedHashMap<>();

	synchronized void add(Event event) {
		event.values().forEach((name, value) -> {
			if (Double.isFinite(value)) series.computeIfAbsent(name, XYSeries::new).addOrUpdate(event.step(), value.doubleValue());
		});
	}

	/** Copies of the series by name, in the order they came up. */
	synchronized Map<String, XYSeries> copy() {
		Map<String, XYSeries> copies = new LinkedHashMap<>();
		series.forEach((name, values) -> {
			XYSeries copy = new XYSeries(name);
			for (int i = 0; i < values.getItemCount(); i++)
				copy.add(values.getDataItem(i), false);
			copies.put(name, copy);
		});
		return copies;
	}
}
