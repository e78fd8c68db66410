package io.github.oneslice.registration;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;

/** Pairs of slices side by side, [pair, row, column], padded with zeros at the end of rows and columns. */
final class SlicePairs {

	private final int count;
	private final int rows;
	private final int columns;
	private final float[] moving;
	private final float[] fixed;
	private final int[] movingLabels;
	private final int[] fixedLabels;
	private boolean labelled;

	SlicePairs(int count, int rows, int columns) {
		this.count = count;
		this.rows = rows;
		this.columns = columns;
		int length = count * rows * columns;
		moving = new float[length];
		fixed = new float[length];
		movingLabels = new int[length];
		fixedLabels = new int[length];
	}

	/**
	 * @param from index of the moving slice
	 * @param to index of the fixed slice
	 * @param labels class indices of the volume; null where there are none
	 */
	void put(int position, SliceRegistration.Stack stack, SliceAxis axis, int from, int to, byte[] labels) {
		labelled |= labels != null;
		SliceGeometry geometry = new SliceGeometry(stack.size(), axis);
		for (int row = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++) {
				int i = (position * rows + row) * columns + column;
				int source = geometry.index(from, row, column);
				int target = geometry.index(to, row, column);
				moving[i] = stack.image()[source];
				fixed[i] = stack.image()[target];
				if (labels == null) continue;
				movingLabels[i] = Byte.toUnsignedInt(labels[source]);
				fixedLabels[i] = Byte.toUnsignedInt(labels[target]);
			}
	}

	int count() {
		return count;
	}

	int rows() {
		return rows;
	}

	int columns() {
		return columns;
	}

	float[] moving() {
		return moving;
	}

	float[] fixed() {
		return fixed;
	}

	int[] movingLabels() {
		return movingLabels;
	}

	int[] fixedLabels() {
		return fixedLabels;
	}

	/** Whether any pair has labels. */
	boolean labelled() {
		return labelled;
	}
}
