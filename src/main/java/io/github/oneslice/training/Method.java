package io.github.oneslice.training;

import java.util.List;
import java.util.Map;

import io.github.oneslice.network.NetworkSession;

/** What one step of training computes. Everything around it is the {@link Trainer}'s. */
public interface Method {

	/** The name a person sees. */
	String name();

	/** The networks that learn; together they predict. */
	List<TeacherStudent> learners();

	/**
	 * Takes one step.
	 *
	 * @param step number of the step, from 0
	 * @param progress how far training has come, 0 to 1
	 * @return named numbers of this step, "loss" first
	 */
	Map<String, Double> step(NetworkSession session, long step, double progress);

	/** What must be kept between steps besides the networks. */
	Map<String, Double> state();

	void restore(Map<String, Double> state);
}
