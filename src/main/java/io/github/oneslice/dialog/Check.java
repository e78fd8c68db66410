package io.github.oneslice.dialog;

/** Says whether all answers so far can be meant. */
public interface Check {

	/**
	 * Looks at one field, after all were read.
	 *
	 * @throws io.github.oneslice.error.UserException if its answer cannot be meant; the message says why and what to do
	 */
	void require(Field field);
}
