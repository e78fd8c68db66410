package io.github.oneslice.spark;

import java.io.Serializable;

/** What is done with a block of a large image. A failure becomes part of the outcome. */
interface BlockTask<T extends Serializable> extends TaskWork<Block, BlockTask.Outcome<T>> {

	/**
	 * @param value null if it failed
	 * @param error why it failed; empty if it did not
	 */
	record Outcome<T extends Serializable>(T value, String error) implements Serializable {

		static <T extends Serializable> Outcome<T> of(T value) {
			return new Outcome<>(value, "");
		}
	}

	@Override
	default Outcome<T> failed(Block block, double seconds, String why) {
		return new Outcome<>(null, why);
	}
}
