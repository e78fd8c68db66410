package io.github.oneslice.image;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import io.github.oneslice.error.UserException;

/**
 * The resolution the networks work at, and the way between it and a volume's own. Voxels are made larger, never smaller:
 * thick slices stay as they are while the other axes are brought towards them.
 *
 * @param size width, height and depth of the volume itself
 * @param voxelSize voxel size of the volume itself
 * @param workingSize width, height and depth at working resolution
 */
public record WorkingGrid(Extent size, VoxelSize voxelSize, Extent workingSize) implements Serializable {

	/** Off the edge where one more voxel would fit, so that a spacing told in another unit gives the same grid. */
	private static final double MARGIN = 1e-6;

	/**
	 * @param spacing the smallest edge length a working voxel may have, in the unit of the voxel size; 0 for the volume's
	 *          own resolution
	 */
	public static WorkingGrid of(Extent size, VoxelSize voxelSize, double spacing) {
		return of(size, voxelSize, spacing, false);
	}

	/** @param planar whether slices keep their number */
	public static WorkingGrid of(Extent size, VoxelSize voxelSize, double spacing, boolean planar) {
		return of(size, voxelSize, List.of(spacing, spacing, spacing), planar);
	}

	/**
	 * @param spacing the smallest edge lengths a working voxel may have along x, y and z
	 * @param planar whether slices keep their number
	 */
	public static WorkingGrid of(Extent size, VoxelSize voxelSize, List<Double> spacing, boolean planar) {
		Extent working = size;
		for (int d = 0; d < (planar ? 2 : 3); d++) {
			double factor = Math.max(1, spacing.get(d) / voxelSize.along(d));
			working = working.with(d, Math.max(1, (int) Math.round(size.along(d) / factor)));
		}
		return new WorkingGrid(size, voxelSize, working);
	}

	/**
	 * The spacing at which a volume has about so many voxels.
	 *
	 * @param voxels the aim; 0 for no limit
	 * @return 0 when the volume has no more voxels than that
	 */
	public static double spacingFor(Extent size, VoxelSize voxelSize, int voxels) {
		if (voxels == 0 || size.voxels() <= voxels) return 0;
		double low = 0;
		double high = Arrays.stream(new double[] { voxelSize.x() * size.x(), voxelSize.y() * size.y(), voxelSize.z() * size.z() })
			.max().getAsDouble();
		for (int i = 0; i < 60; i++) {
			double middle = (low + high) / 2;
			if (of(size, voxelSize, middle).workingSize.voxels() > voxels) low = middle;
			else high = middle;
		}
		return high * (1 + MARGIN);
	}

	/**
	 * The same, if there is anything to see in its slices.
	 *
	 * @param name what messages call the volume
	 * @throws UserException if a slice is no larger than one working voxel, as where its voxel size is told in a wrong unit
	 */
	public WorkingGrid requireSeen(String name) {
		if (workingSize.x() * workingSize.y() > 1 || size.x() * size.y() == 1) return this;
		throw new UserException(name + " has voxels of " + voxelSize + ", so that a whole slice of it is no larger than one voxel at the resolution that the network"
			+ " works at. Set its voxel size and unit with Image > Properties.");
	}

	/** How many of the volume's voxels make a working voxel along an axis. */
	public double factor(int axis) {
		return (double) size.along(axis) / workingSize.along(axis);
	}

	/** The working voxel size. */
	public VoxelSize workingVoxelSize() {
		return new VoxelSize(voxelSize.x() * factor(0), voxelSize.y() * factor(1), voxelSize.z() * factor(2), voxelSize.unit());
	}

	/** The working slice that holds a slice of the volume. */
	public int workingIndex(int axis, int index) {
		return Math.min(workingSize.along(axis) - 1, (int) ((index + 0.5) / factor(axis)));
	}

	/** Grey values at working resolution. */
	public float[] shrink(float[] values) {
		return Resampling.linear(values, size, workingSize);
	}

	/** Maps at working resolution brought back to that of the volume. */
	public float[] enlarge(float[] values) {
		return Resampling.linear(values, workingSize, size);
	}

	/** Labels at working resolution brought back to that of the volume, nearest neighbour. */
	public byte[] enlarge(byte[] labels) {
		return Resampling.nearest(labels, workingSize, size);
	}

	/**
	 * At each voxel of the volume the index of the map that is largest there, of equals the first.
	 *
	 * @param maps at working resolution, [map][voxel]; at most 256
	 */
	public byte[] enlarge(float[][] maps) {
		float[] most = enlarge(maps[0]);
		byte[] index = new byte[most.length];
		for (int map = 1; map < maps.length; map++) {
			float[] other = enlarge(maps[map]);
			for (int i = 0; i < most.length; i++)
				if (other[i] > most[i]) {
					most[i] = other[i];
					index[i] = (byte) map;
				}
		}
		return index;
	}

	/**
	 * Labels at working resolution: of each working voxel the most frequent label that is not {@code unknown}. A label that is
	 * nowhere the most frequent one takes the place of background wherever it occurs.
	 */
	public byte[] shrinkLabels(byte[] labels, int unknown) {
		int[] count = new int[workingSize.voxels()];
		int[] most = new int[count.length];
		byte[] result = new byte[count.length];
		Arrays.fill(result, (byte) unknown);
		boolean[] present = new boolean[256];
		for (byte label : labels)
			present[Byte.toUnsignedInt(label)] = true;
		present[unknown] = false;
		for (int label = 0; label < 256; label++) {
			if (!present[label]) continue;
			count(labels, (byte) label, count);
			for (int i = 0; i < count.length; i++)
				if (count[i] > most[i]) {
					most[i] = count[i];
					result[i] = (byte) label;
				}
		}
		for (byte label : result)
			present[Byte.toUnsignedInt(label)] = false;
		for (int label = 0; label < 256; label++) {
			if (!present[label]) continue;
			count(labels, (byte) label, count);
			for (int i = 0; i < count.length; i++)
				if (count[i] > 0 && result[i] == 0) result[i] = (byte) label;
		}
		return result;
	}

	private void count(byte[] labels, byte label, int[] count) {
		Arrays.fill(count, 0);
		int[][] target = new int[3][];
		for (int d = 0; d < 3; d++) {
			target[d] = new int[size.along(d)];
			for (int i = 0; i < size.along(d); i++)
				target[d][i] = workingIndex(d, i);
		}
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++) {
				int row = workingSize.x() * (target[1][y] + workingSize.y() * target[2][z]);
				for (int x = 0; x < size.x(); x++, i++)
					if (labels[i] == label) count[row + target[0][x]]++;
			}
	}
}
