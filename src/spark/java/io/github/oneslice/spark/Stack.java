package io.github.oneslice.spark;

import java.io.Serializable;

/**
 * One stack of many, and what belongs to it.
 *
 * @param name of its result, which may hold folders
 * @param image address of its file
 * @param other address of its labels or its prediction; null where there is none
 * @param done whether its result is there and newer than what it is made of
 */
record Stack(String name, String image, String other, boolean done) implements Serializable {

	/** The name of its file. */
	String fileName() {
		return image.substring(image.lastIndexOf('/') + 1);
	}
}
