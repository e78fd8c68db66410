package io.github.oneslice.engine;

import java.io.Serializable;
import java.util.List;

/** How a job ended in the worker. */
sealed interface Reply extends Serializable {

	/**
	 * The job is done.
	 *
	 * @param answer the answer as a {@link Parcel}; the ticket of a volume is its place in the list
	 * @param voxels the layouts of its volumes, which wait in the worker to be fetched
	 */
	record Done(String answer, List<VoxelLayout> voxels) implements Reply {}

	/** The job stopped because it was asked to. */
	record Cancelled() implements Reply {}

	/**
	 * The job failed.
	 *
	 * @param message what is wrong and what to do
	 * @param trace where it happened, for developers
	 * @param broken the worker cannot be relied on any more
	 */
	record Failed(String message, String trace, boolean broken) implements Reply {}
}
