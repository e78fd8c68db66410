package io.github.oneslice.spark;

import java.io.Serializable;

import io.github.oneslice.image.Box;

/**
 * A part of a large image.
 *
 * @param number of the part among its like
 * @param level of resolution, the finest is 0
 */
record Block(int number, int level, Box box) implements Serializable {

	/** Messages call it so. */
	@Override
	public String toString() {
		return "block " + (number + 1) + " of level " + level;
	}
}
