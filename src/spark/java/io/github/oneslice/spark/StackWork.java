package io.github.oneslice.spark;

import java.io.IOException;
import java.io.Serializable;

import io.github.oneslice.job.Monitor;

/**
 * What is done with each of many stacks. It may be tried several times, also at the same time on two machines, and must leave
 * the same.
 *
 * @param <R> what is told of a stack
 */
interface StackWork<R extends Serializable> extends Serializable {

	/**
	 * Does it.
	 *
	 * @param attempt names this try, differently from all others
	 * @throws io.github.oneslice.error.UserException if nothing can be made of the stack, also not by trying again
	 * @throws IOException if trying again may help
	 */
	R run(Stack stack, String attempt, Monitor monitor) throws IOException;

	/** What is told of a stack that nothing could be made of. */
	R failed(Stack stack, double seconds, String why);
}
