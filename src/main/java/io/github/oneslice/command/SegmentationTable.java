package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

/**
 * What became of each file: one row a file, with seconds, the voxels and the volume of each label, and the error where
 * there was one. It is written anew after each file, so that it is there whatever happens.
 */
final class SegmentationTable {

	private static final String HEADER = "file,seconds,unit";
	private static final String ERROR = "error";

	/** Takes nothing down. */
	static final SegmentationTable NONE = new SegmentationTable(null);

	private final File file;
	private final Map<String, Row> rows = new TreeMap<>();
	private long last = System.nanoTime();

	/** @param file null for none */
	SegmentationTable(File file) {
		this.file = file;
	}

	/** @param seconds NaN where the file was done before */
	private record Row(double seconds, VoxelSize voxelSize, Map<Integer, Long> voxels, String error) {}

	void done(String name, LabelVolume labels) {
		if (file != null) add(name, new Row(lap(), labels.voxelSize(), count(labels), ""));
	}

	/**
	 * It was left out, since its result was there.
	 *
	 * @param labels reads the result, if it is wanted
	 */
	void wasDone(String name, Supplier<LabelVolume> labels) {
		if (file == null) return;
		LabelVolume read = labels.get();
		add(name, new Row(Double.NaN, read.voxelSize(), count(read), ""));
	}

	void failed(String name, UserException why) {
		if (file != null) add(name, new Row(lap(), null, Map.of(), why.getMessage()));
	}

	/** Whether a file is such a table. */
	static boolean isIn(File file) {
		try {
			List<String> lines = Files.readAllLines(file.toPath());
			return !lines.isEmpty() && lines.get(0).startsWith(HEADER + ",") && lines.get(0).endsWith(ERROR);
		}
		catch (IOException e) {
			return false;
		}
	}

	// -- Internal methods --

	private double lap() {
		long now = System.nanoTime();
		double seconds = (now - last) / 1e9;
		last = now;
		return seconds;
	}

	private static Map<Integer, Long> count(LabelVolume labels) {
		long[] counts = new long[256];
		for (byte label : Volumes.toBytes(labels))
			counts[label & 255]++;
		Map<Integer, Long> voxels = new TreeMap<>();
		for (int label = 1; label < counts.length; label++)
			if (counts[label] > 0) voxels.put(label, counts[label]);
		return voxels;
	}

	private void add(String name, Row row) {
		rows.put(name, row);
		SortedSet<Integer> labels = new TreeSet<>();
		rows.values().forEach(each -> labels.addAll(each.voxels.keySet()));
		StringBuilder text = new StringBuilder(HEADER);
		labels.forEach(label -> text.append(",voxels_").append(label).append(",volume_").append(label));
		text.append(',').append(ERROR).append('\n');
		rows.forEach((each, what) -> text.append(line(each, what, labels)).append('\n'));
		AtomicFiles.write(file, text.toString());
	}

	/** A label that is not there has no voxels; of a file that failed nothing is known. */
	private static String line(String name, Row row, SortedSet<Integer> labels) {
		List<String> cells = new ArrayList<>(List.of(quoted(name), Double.isNaN(row.seconds) ? "" : String.format(Locale.ROOT, "%.1f", row.seconds)));
		VoxelSize size = row.voxelSize;
		cells.add(size == null ? "" : quoted(size.unit() + "^3"));
		for (int label : labels) {
			long voxels = row.voxels.getOrDefault(label, 0L);
			cells.add(size == null ? "" : String.valueOf(voxels));
			cells.add(size == null ? "" : String.format(Locale.ROOT, "%.6g", voxels * size.x() * size.y() * size.z()));
		}
		cells.add(quoted(row.error));
		return String.join(",", cells);
	}

	private static String quoted(String text) {
		return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
