package io.github.oneslice.image;

import java.util.Arrays;

/**
 * The connected components of a label map as runs of equal labels along x, joined by union-find. Needs memory for the runs
 * alone. Background (0) has no runs.
 */
final class LabelRuns {

	private final byte[] labels;
	private final int width;
	private final int height;
	/** Where in the labels each run begins, and where it ends. */
	private int[] starts = new int[1024];
	private int[] ends = new int[1024];
	private final DisjointSets components = new DisjointSets(1024);
	private int count;

	/** @param labels unsigned bytes, x fastest; neighbours share a face */
	LabelRuns(byte[] labels, int width, int height) {
		this.labels = labels;
		this.width = width;
		this.height = height;
		int rows = labels.length / width;
		int[] firstOfRow = new int[rows + 1];
		for (int row = 0; row < rows; row++) {
			firstOfRow[row] = count;
			addRow(row * width);
			firstOfRow[row + 1] = count;
			if (row % height > 0) join(firstOfRow, row, row - 1);
			if (row >= height) join(firstOfRow, row, row - height);
		}
	}

	int count() {
		return count;
	}

	int start(int run) {
		return starts[run];
	}

	int end(int run) {
		return ends[run];
	}

	/** The first run of the component. */
	int component(int run) {
		return components.smallest(run);
	}

	private void addRow(int start) {
		for (int i = start; i < start + width;) {
			int from = i;
			while (i < start + width && labels[i] == labels[from])
				i++;
			if (labels[from] != 0) add(from, i);
		}
	}

	private void add(int start, int end) {
		if (count == starts.length) {
			int more = Math.max(count + 1, (int) Math.min(labels.length, 2L * count));
			starts = Arrays.copyOf(starts, more);
			ends = Arrays.copyOf(ends, more);
		}
		starts[count] = start;
		ends[count] = end;
		components.add();
		count++;
	}

	/** Joins the runs of one row with those of an earlier one that they touch. */
	private void join(int[] firstOfRow, int row, int earlier) {
		int shift = (row - earlier) * width;
		int other = firstOfRow[earlier];
		int run = firstOfRow[row];
		while (run < firstOfRow[row + 1] && other < firstOfRow[earlier + 1]) {
			boolean touch = starts[other] + shift < ends[run] && starts[run] < ends[other] + shift;
			if (touch && labels[starts[run]] == labels[starts[other]]) components.join(run, other);
			if (ends[other] + shift <= ends[run]) other++;
			else run++;
		}
	}
}
