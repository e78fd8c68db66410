package io.github.oneslice.spark;

import java.io.IOException;
import java.io.Serializable;

import io.github.oneslice.job.Monitor;

/**
 * What is done with each of many items, such as stacks. It may be tried several times, also at the same time on two machines,
 * and must leave the same.
 *
 * @param <T> the items
 * @param <R> what is told of an item
 */
interface TaskWork<T extends Serializable, R extends Serializable> extends Serializable {

	/**
	 * Does it.
	 *
	 * @param attempt names this try, differently from all others
	 * @throws io.github.oneslice.error.UserException if nothing can be made of the item, also not by trying again
	 * @throws IOException if trying again may help
	 */
	R run(T item, String attempt, Monitor monitor) throws IOException;

	/** What is told of an item that nothing could be made of. */
	R failed(T item, double seconds, String why);
}
