package io.github.oneslice.image;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a volume: its first voxel along x, y and z, and how many there are.
 *
 * @param start the first voxel
 * @param size width, height and depth
 */
public record Box(Extent start, Extent size) implements Serializable {

	/** All of a volume. */
	public static Box whole(Extent size) {
		return new Box(new Extent(0, 0, 0), size);
	}

	/** Boxes of one size that cover a volume, x fastest; the last along each axis are cut off by its edge. */
	public static List<Box> tiles(Extent size, Extent tile) {
		List<Box> boxes = new ArrayList<>();
		for (int z = 0; z < size.z(); z += tile.z())
			for (int y = 0; y < size.y(); y += tile.y())
				for (int x = 0; x < size.x(); x += tile.x())
					boxes.add(new Box(new Extent(x, y, z), new Extent(Math.min(tile.x(), size.x() - x), Math.min(tile.y(), size.y() - y), Math.min(tile.z(), size.z()
						- z))));
		return boxes;
	}

	/** How many of these there are along each axis. */
	public static Extent along(Extent size, Extent tile) {
		return new Extent((size.x() - 1) / tile.x() + 1, (size.y() - 1) / tile.y() + 1, (size.z() - 1) / tile.z() + 1);
	}

	/** The first voxel along an axis that is no longer inside. */
	public int end(int axis) {
		return start.along(axis) + size.along(axis);
	}

	/** The same with another range along one axis. */
	public Box with(int axis, int from, int to) {
		return new Box(start.with(axis, from), size.with(axis, to - from));
	}
}
