package io.github.oneslice.spark;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.github.oneslice.results.SegmentationTable;

/** The table of a run, written from time to time and at the end: so that it takes little of the time, however long it gets. */
final class RunTable {

	private static final double SECONDS = 10;
	/** At most this part of the time is spent on writing. */
	private static final double SHARE = 0.02;

	private final Places places;
	private final String address;
	private final SegmentationTable table = new SegmentationTable();
	private double next = SECONDS;
	private final long start = System.nanoTime();

	RunTable(Places places, String address) {
		this.places = places;
		this.address = address;
	}

	void add(String name, SegmentationTable.Row row) {
		table.add(name, row);
		if (seconds() > next) write();
	}

	void write() {
		double before = seconds();
		try {
			places.write(address, table.text());
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		double after = seconds();
		next = after + Math.max(SECONDS, (after - before) / SHARE);
	}

	private double seconds() {
		return (System.nanoTime() - start) / 1e9;
	}
}
