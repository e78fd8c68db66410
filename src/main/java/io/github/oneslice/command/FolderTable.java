package io.github.oneslice.command;

import java.io.File;
import java.util.function.Supplier;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.results.SegmentationTable;

/** Takes down what becomes of each file of a folder. The table is written anew after each, so that it is there whatever happens. */
final class FolderTable {

	/** Takes nothing down. */
	static final FolderTable NONE = new FolderTable(null);

	private final File file;
	private final SegmentationTable table = new SegmentationTable();
	private long last = System.nanoTime();

	/** @param file null for none */
	FolderTable(File file) {
		this.file = file;
	}

	/** @throws UserException if the table must not be written */
	void plan(Outputs outputs) {
		if (file != null) outputs.require(file, SegmentationTable::isIn, "a table that OneSlice wrote");
	}

	void done(String name, LabelVolume labels) {
		if (file != null) add(name, SegmentationTable.Row.of(lap(), labels));
	}

	/**
	 * It was left out, since its result was there.
	 *
	 * @param labels reads the result, if it is wanted
	 */
	void wasDone(String name, Supplier<LabelVolume> labels) {
		if (file != null) add(name, SegmentationTable.Row.of(Double.NaN, labels.get()));
	}

	void failed(String name, UserException why) {
		if (file != null) add(name, SegmentationTable.Row.failed(lap(), why.getMessage()));
	}

	private void add(String name, SegmentationTable.Row row) {
		table.add(name, row);
		AtomicFiles.write(file, table.text());
	}

	private double lap() {
		long now = System.nanoTime();
		double seconds = (now - last) / 1e9;
		last = now;
		return seconds;
	}
}
