package io.github.oneslice.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.oneslice.image.Extent;

/**
 * Finds out on slices of which axis labels were drawn. Seen along that axis a few slices hold all of them, and few of these
 * are neighbours; across it every slice shows them as thin lines. What is labelled through and through counts as drawn on
 * the slices that ImageJ shows.
 */
final class DrawnAxis {

	/** So many neighbours may be annotated one by one. */
	private static final int MOST_TOGETHER = 3;
	/** A line is so many times as long as it is thick. */
	private static final int ELONGATION = 3;

	private final Extent size;
	/** For each axis (x, y, z) and slice whether it holds a label. */
	private final boolean[][] held = new boolean[3][];
	/** For each labelled slice across z the longest run of labelled columns, and of labelled rows. */
	private final List<Integer> alongX = new ArrayList<>();
	private final List<Integer> alongY = new ArrayList<>();

	DrawnAxis(byte[] values, Extent size) {
		this.size = size;
		for (int axis = 0; axis < 3; axis++)
			held[axis] = new boolean[size.along(axis)];
		for (int z = 0, i = 0; z < size.z(); z++) {
			boolean[] columns = new boolean[size.x()];
			boolean[] rows = new boolean[size.y()];
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++)
					if (values[i] != 0) columns[x] = rows[y] = held[0][x] = held[1][y] = held[2][z] = true;
			if (!held[2][z]) continue;
			alongX.add(longestRun(columns));
			alongY.add(longestRun(rows));
		}
	}

	/** The axis, if it can be told. */
	Optional<SliceAxis> find() {
		if (count(SliceAxis.XY) <= 1) return Optional.of(SliceAxis.XY);
		boolean xz = isDrawnOn(SliceAxis.XZ, alongX, alongY);
		boolean yz = isDrawnOn(SliceAxis.YZ, alongY, alongX);
		boolean few = longestRun(held[SliceAxis.XY.normal()]) <= MOST_TOGETHER;
		if (xz && yz || few && (xz || yz)) return Optional.empty();
		if (xz || yz) return Optional.of(xz ? SliceAxis.XZ : SliceAxis.YZ);
		return few || !mostlyLines() ? Optional.of(SliceAxis.XY) : Optional.empty();
	}

	/** As a person reads it. */
	@Override
	public String toString() {
		return String.format("%d of %d slices across z, %d of %d across y and %d of %d across x", count(SliceAxis.XY), size.z(), count(
			SliceAxis.XZ), size.y(), count(SliceAxis.YZ), size.x());
	}

	/** How many slices hold a label. */
	int count(SliceAxis axis) {
		int count = 0;
		for (boolean slice : held[axis.normal()])
			if (slice) count++;
		return count;
	}

	private boolean isDrawnOn(SliceAxis axis, List<Integer> lengths, List<Integer> widths) {
		return longestRun(held[axis.normal()]) <= MOST_TOGETHER && count(axis) < count(SliceAxis.XY) && median(lengths) >= ELONGATION * median(
			widths);
	}

	/** Whether slices of several axes were drawn on: then most slices show no more than a line of another one. */
	private boolean mostlyLines() {
		int lines = 0;
		for (int i = 0; i < alongX.size(); i++)
			if (Math.min(alongX.get(i), alongY.get(i)) == 1 && Math.max(alongX.get(i), alongY.get(i)) >= ELONGATION) lines++;
		return 2 * lines > alongX.size();
	}

	private static int median(List<Integer> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static int longestRun(boolean[] set) {
		int longest = 0;
		int run = 0;
		for (boolean here : set) {
			run = here ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return longest;
	}
}
