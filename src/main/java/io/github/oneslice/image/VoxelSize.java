package io.github.oneslice.image;

import java.io.Serializable;

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

	public double[] toArray() {
		return new double[] { x, y, z };
	}
}
