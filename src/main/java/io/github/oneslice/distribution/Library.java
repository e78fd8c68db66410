package io.github.oneslice.distribution;

/**
 * A library that OneSlice uses.
 *
 * @param name name of its jar without version
 * @param place where it goes
 * @param licence name of its licence, by SPDX
 * @param author who made it
 * @param description what it is for
 */
record Library(String name, Place place, String licence, String author, String description) {

	/** Where a library goes when OneSlice is installed. */
	enum Place {
		/** Fiji has it, in the version that is built with. */
		FIJI,
		/** Fiji lacks it: it goes beside Fiji's own libraries. */
		LACKING,
		/** The same, but OneSlice loads so little of it that an older one somebody put there serves as well. */
		ANY_VERSION,
		/** Fiji has an older one of it, or it is too large to be loaded there: only the worker process may see it. */
		WORKER
	}
}
