package io.github.oneslice.registration;

/** Moves the labels of a slice by a displacement. */
final class LabelWarp {

	private LabelWarp() {}

	/**
	 * output(p) = input(p + u(p)) at the nearest voxel, halves to the even neighbour; background outside.
	 *
	 * @param labels rows × columns
	 * @param displacement u in voxels, row by row, row component first; may be of a slice padded to more columns
	 * @param stride columns of the displacement
	 */
	static byte[] nearest(byte[] labels, int rows, int columns, float[] displacement, int stride) {
		byte[] result = new byte[labels.length];
		for (int row = 0; row < rows; row++)
			for (int column = 0; column < columns; column++) {
				int i = 2 * (row * stride + column);
				int fromRow = (int) Math.rint(row + displacement[i]);
				int fromColumn = (int) Math.rint(column + displacement[i + 1]);
				if (fromRow >= 0 && fromRow < rows && fromColumn >= 0 && fromColumn < columns)
					result[row * columns + column] = labels[fromRow * columns + fromColumn];
			}
		return result;
	}
}
