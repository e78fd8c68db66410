package io.github.oneslice.results;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

/**
 * What became of each stack: one row a stack, with seconds, the voxels and the volume of each label, and the error where
 * there was one.
 */
public final class SegmentationTable {

	private static final String HEADER = "file,seconds,unit";
	private static final String ERROR = "error";

	private final Map<String, Row> rows = new TreeMap<>();

	/**
	 * What became of one stack.
	 *
	 * @param seconds NaN where it was done before
	 * @param voxelSize null where it failed
	 * @param voxels how many voxels each label has, other than background
	 * @param error why it failed; empty if it did not
	 */
	public record Row(double seconds, VoxelSize voxelSize, TreeMap<Integer, Long> voxels, String error) implements Serializable {

		public static Row of(double seconds, LabelVolume labels) {
			return new Row(seconds, labels.voxelSize(), count(labels), "");
		}

		public static Row failed(double seconds, String why) {
			return new Row(seconds, null, new TreeMap<>(), why);
		}

		private static TreeMap<Integer, Long> count(LabelVolume labels) {
			long[] counts = new long[256];
			for (byte label : Volumes.toBytes(labels))
				counts[label & 255]++;
			TreeMap<Integer, Long> voxels = new TreeMap<>();
			for (int label = 1; label < counts.length; label++)
				if (counts[label] > 0) voxels.put(label, counts[label]);
			return voxels;
		}
	}

	/** A stack that has a row already gets a new one. */
	public void add(String name, Row row) {
		rows.put(name, row);
	}

	/** As comma-separated lines, in the order of the names. */
	public String text() {
		SortedSet<Integer> labels = new TreeSet<>();
		rows.values().forEach(each -> labels.addAll(each.voxels.keySet()));
		StringBuilder text = new StringBuilder(HEADER);
		labels.forEach(label -> text.append(",voxels_").append(label).append(",volume_").append(label));
		text.append(',').append(ERROR).append('\n');
		rows.forEach((each, what) -> text.append(line(each, what, labels)).append('\n'));
		return text.toString();
	}

	/** Whether a file is such a table. */
	public static boolean isIn(File file) {
		try {
			List<String> lines = Files.readAllLines(file.toPath());
			return !lines.isEmpty() && lines.get(0).startsWith(HEADER + ",") && lines.get(0).endsWith(ERROR);
		}
		catch (IOException e) {
			return false;
		}
	}

	/** A label that is not there has no voxels; of a stack that failed nothing is known. */
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
