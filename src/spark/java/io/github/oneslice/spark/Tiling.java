package io.github.oneslice.spark;

import java.util.ArrayList;
import java.util.List;

import io.github.oneslice.image.Box;
import io.github.oneslice.image.Extent;

/**
 * How a level of a large image is cut into blocks.
 *
 * @param size of the level
 * @param tile of a block; the last ones are smaller
 */
record Tiling(Extent size, Extent tile, int level) {

	/** x fastest */
	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		for (Box box : Box.tiles(size, tile))
			blocks.add(new Block(blocks.size(), level, box));
		return blocks;
	}

	/** How many there are along each axis. */
	Extent along() {
		return Box.along(size, tile);
	}
}
