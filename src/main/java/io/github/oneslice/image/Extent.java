package io.github.oneslice.image;

import java.io.Serializable;

import io.github.oneslice.error.UserException;
import net.imglib2.Interval;

/**
 * Width, height and depth in voxels. Arrays of voxels are x fastest: index = x + width · (y + height · z). The tensors of a
 * network have their axes the other way round, z first; {@link #zyx}, {@link #batch(int)} and {@link #batch(int, int)} are
 * where that turn is made.
 */
public record Extent(int x, int y, int z) implements Serializable {

	/** What one array can hold. */
	private static final int MOST_VOXELS = Integer.MAX_VALUE - 8;

	public static Extent of(Interval interval) {
		return new Extent((int) interval.dimension(0), (int) interval.dimension(1), (int) interval.dimension(2));
	}

	/** Along one axis: 0 is x, 1 is y, 2 is z. */
	public int along(int axis) {
		return switch (axis) {
			case 0 -> x;
			case 1 -> y;
			case 2 -> z;
			default -> throw new IndexOutOfBoundsException("axis " + axis);
		};
	}

	/** The same with another length along one axis. */
	public Extent with(int axis, int length) {
		return new Extent(axis == 0 ? length : x, axis == 1 ? length : y, axis == 2 ? length : z);
	}

	/**
	 * The number of voxels.
	 *
	 * @throws UserException if there are more than one array can hold, 2³¹ − 9
	 */
	public int voxels() {
		long count = (long) x * y * z;
		if (count > MOST_VOXELS) throw new UserException("The volume has " + count
			+ " voxels, more than can be handled. Crop or scale it down first.");
		return (int) count;
	}

	/** The place of a voxel in an array. */
	public int index(int column, int row, int slice) {
		return column + x * (row + y * slice);
	}

	/** x, y, z */
	public int[] toArray() {
		return new int[] { x, y, z };
	}

	/** z, y, x: the axes of a tensor. */
	public int[] zyx() {
		return new int[] { z, y, x };
	}

	/** The shape of maps side by side in a tensor, [count, z, y, x]. */
	public long[] batch(int count) {
		return new long[] { count, z, y, x };
	}

	/** The shape of feature maps side by side in a tensor, [count, z, y, x, channels]. */
	public long[] batch(int count, int channels) {
		return new long[] { count, z, y, x, channels };
	}

	/** As a person reads it. */
	@Override
	public String toString() {
		return x + " x " + y + " x " + z;
	}
}
