package io.github.oneslice.registration;

import io.github.oneslice.annotation.SliceGeometry;

/**
 * A slice of numbers, row by row; beyond the edge the edge's values go on.
 *
 * @param values rows × columns
 */
record Plane(float[] values, int rows, int columns) {

	/** A slice of a volume, x fastest. */
	static Plane of(SliceGeometry geometry, float[] volume, int slice) {
		float[] values = new float[geometry.rows() * geometry.columns()];
		for (int row = 0, i = 0; row < geometry.rows(); row++)
			for (int column = 0; column < geometry.columns(); column++, i++)
				values[i] = volume[geometry.index(slice, row, column)];
		return new Plane(values, geometry.rows(), geometry.columns());
	}

	int size() {
		return rows * columns;
	}

	/** Another slice of the same size. */
	Plane with(float[] others) {
		return new Plane(others, rows, columns);
	}

	/** The mean over 3 × 3 pixels. */
	Plane smoothed() {
		return with(boxMean(1));
	}

	/** Half as large: the mean of 2 × 2 pixels each. */
	Plane halved() {
		int halfRows = (rows + 1) / 2;
		int halfColumns = (columns + 1) / 2;
		float[] half = new float[halfRows * halfColumns];
		for (int row = 0, i = 0; row < halfRows; row++)
			for (int column = 0; column < halfColumns; column++, i++)
				half[i] = (at(2 * row, 2 * column) + at(2 * row + 1, 2 * column) + at(2 * row, 2 * column + 1) + at(2 * row + 1, 2 * column + 1)) / 4;
		return new Plane(half, halfRows, halfColumns);
	}

	/** A displacement of the half of this slice, in its pixels, as one of this slice. */
	float[] enlarged(float[] flow) {
		int halfRows = (rows + 1) / 2;
		int halfColumns = (columns + 1) / 2;
		float[] large = new float[2 * size()];
		for (int component = 0; component < 2; component++) {
			float[] half = new float[halfRows * halfColumns];
			for (int i = 0; i < half.length; i++)
				half[i] = flow[2 * i + component];
			Plane plane = new Plane(half, halfRows, halfColumns);
			for (int row = 0, i = component; row < rows; row++)
				for (int column = 0; column < columns; column++, i += 2)
					large[i] = 2 * plane.interpolated((row - 0.5f) / 2, (column - 0.5f) / 2);
		}
		return large;
	}

	/** output(p) = input(p + u(p)), bilinear. */
	Plane warped(float[] flow) {
		float[] warped = new float[size()];
		for (int row = 0, i = 0; row < rows; row++)
			for (int column = 0; column < columns; column++, i++)
				warped[i] = interpolated(row + flow[2 * i], column + flow[2 * i + 1]);
		return with(warped);
	}

	/** The mean over a window of 2 radius + 1 pixels along rows and columns. */
	float[] boxMean(int radius) {
		float[] means = new float[size()];
		float[] horizontal = new float[size()];
		float part = 1f / (2 * radius + 1);
		for (int row = 0; row < rows; row++) {
			float sum = 0;
			for (int d = -radius; d <= radius; d++)
				sum += at(row, d);
			for (int column = 0; column < columns; column++) {
				horizontal[row * columns + column] = sum * part;
				sum += at(row, column + radius + 1) - at(row, column - radius);
			}
		}
		Plane half = with(horizontal);
		for (int column = 0; column < columns; column++) {
			float sum = 0;
			for (int d = -radius; d <= radius; d++)
				sum += half.at(d, column);
			for (int row = 0; row < rows; row++) {
				means[row * columns + column] = sum * part;
				sum += half.at(row + radius + 1, column) - half.at(row - radius, column);
			}
		}
		return means;
	}

	float slopeAlongRows(int row, int column) {
		int before = Math.max(0, row - 1);
		int after = Math.min(rows - 1, row + 1);
		return after == before ? 0 : (at(after, column) - at(before, column)) / (after - before);
	}

	float slopeAlongColumns(int row, int column) {
		int before = Math.max(0, column - 1);
		int after = Math.min(columns - 1, column + 1);
		return after == before ? 0 : (at(row, after) - at(row, before)) / (after - before);
	}

	private float at(int row, int column) {
		return values[Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column))];
	}

	private float interpolated(float row, float column) {
		float r = Math.max(0, Math.min(rows - 1, row));
		float c = Math.max(0, Math.min(columns - 1, column));
		int top = (int) r;
		int left = (int) c;
		int bottom = Math.min(rows - 1, top + 1);
		int right = Math.min(columns - 1, left + 1);
		float down = r - top;
		float across = c - left;
		float upper = values[top * columns + left] + across * (values[top * columns + right] - values[top * columns + left]);
		float lower = values[bottom * columns + left] + across * (values[bottom * columns + right] - values[bottom * columns + left]);
		return upper + down * (lower - upper);
	}
}
