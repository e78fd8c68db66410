package io.github.oneslice.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

	/** All numbers as comma-separated text: a row a step, a column a quantity, empty where it was not reported. */
	synchronized String table() {
		SortedMap<Long, Map<Event.Quantity, Double>> rows = new TreeMap<>();
		series.forEach((quantity, values) -> {
			for (int i = 0; i < values.getItemCount(); i++)
				rows.computeIfAbsent(values.getX(i).longValue(), step -> new HashMap<>()).put(quantity, values.getY(i).doubleValue());
		});
		StringBuilder text = new StringBuilder("step");
		series.keySet().forEach(quantity -> text.append(",\"").append(quantity.name()).append('"'));
		rows.forEach((step, values) -> {
			text.append('\n').append(step);
			series.keySet().forEach(quantity -> text.append(',').append(values.containsKey(quantity) ? String.format(Locale.ROOT, "%.6g", values.get(quantity))
				: ""));
		});
		return text.append('\n').toString();
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
