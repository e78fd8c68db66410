package io.github.oneslice.annotation;

import io.github.oneslice.image.Extent;

/**
 * Where the pixels of the slices of one orientation lie in a volume's array, x fastest.
 *
 * @param size width, height and depth of the volume
 * @param axis orientation of the slices
 */
public record SliceGeometry(Extent size, SliceAxis axis) {

	/** The number of slices. */
	public int count() {
		return size.along(axis.normal());
	}

	/** Whether there is a slice of that index. */
	public boolean holds(int slice) {
		return slice >= 0 && slice < count();
	}

	public int rows() {
		return size.along(rowAxis());
	}

	public int columns() {
		return size.along(columnAxis());
	}

	/** Index of a pixel in the array of the volume. */
	public int index(int slice, int row, int column) {
		return slice * stride(axis.normal()) + row * stride(rowAxis()) + column * stride(columnAxis());
	}

	/** The slice that a pixel lies in, from its index in the array of the volume. */
	public int sliceAt(int index) {
		return index / stride(axis.normal()) % count();
	}

	/** The labels of one slice, row by row. */
	public byte[] slice(byte[] labels, int slice) {
		byte[] pixels = new byte[rows() * columns()];
		for (int row = 0, i = 0; row < rows(); row++)
			for (int column = 0; column < columns(); column++, i++)
				pixels[i] = labels[index(slice, row, column)];
		return pixels;
	}

	private int rowAxis() {
		return axis == SliceAxis.XY ? 1 : 2;
	}

	private int columnAxis() {
		return axis == SliceAxis.YZ ? 1 : 0;
	}

	private int stride(int dimension) {
		return dimension == 0 ? 1 : dimension == 1 ? size.x() : size.x() * size.y();
	}
}
