package io.github.oneslice.image;

import java.io.Serializable;
import java.util.Locale;

import io.github.oneslice.error.UserException;

/**
 * Edge lengths of one voxel along x, y and z, in a physical unit.
 *
 * @param x width of a voxel
 * @param y height of a voxel
 * @param z distance of two slices
 * @param unit name of the unit, such as "mm"; "pixel" for an uncalibrated stack
 */
public record VoxelSize(double x, double y, double z, String unit) implements Serializable {

	public static final VoxelSize UNCALIBRATED = new VoxelSize(1, 1, 1, "pixel");

	private static final double TOLERANCE = 1e-3;

	public VoxelSize {
		if (!(x > 0 && y > 0 && z > 0) || Double.isInfinite(x + y + z))
			throw new UserException("Voxel size must be positive and finite, but is " + x + " x " + y + " x " + z
				+ ". Set it with Image > Properties.");
	}

	/** Edge length along one axis: 0 is x, 1 is y, 2 is z. */
	public double along(int axis) {
		return switch (axis) {
			case 0 -> x;
			case 1 -> y;
			case 2 -> z;
			default -> throw new IndexOutOfBoundsException("axis " + axis);
		};
	}

	/** The same in another unit, which must be {@linkplain Units#comparable comparable}. */
	public VoxelSize in(String other) {
		double factor = Units.factor(unit, other);
		return new VoxelSize(x * factor, y * factor, z * factor, other);
	}

	/** Whether two voxels have the same edges, but for what is lost when they are written. */
	public boolean isLike(VoxelSize other) {
		if (!Units.comparable(unit, other.unit)) return false;
		VoxelSize same = other.in(unit);
		for (int axis = 0; axis < 3; axis++)
			if (Math.abs(along(axis) - same.along(axis)) > TOLERANCE * along(axis)) return false;
		return true;
	}

	/** As a person reads it. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.4g x %.4g x %.4g %s", x, y, z, unit);
	}

	public double[] toArray() {
		return new double[] { x, y, z };
	}
}
