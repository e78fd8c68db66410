package io.github.oneslice.training;

import java.util.List;
import java.util.Map;

import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;

/**
 * One way to train: what a step computes, and which networks learn by it. Everything around the steps is the
 * {@link Trainer}'s, which knows no method by its name.
 */
public interface TrainingMethod {

	/** All networks that change while training goes on; a checkpoint holds them. */
	List<Learner> learners();

	/** The networks among them whose mean answer is what training predicts. */
	default List<Learner> predictors() {
		return learners();
	}

	/** The layers that its steps compute, at the sizes they really have: they are checked before they are trusted. */
	List<LayerShape> layers();

	/** Whether the model keeps all predictors; otherwise only the one that agrees best with what is annotated. */
	default boolean isEnsemble() {
		return false;
	}

	/** What a person should know of this training before it begins; empty when there is nothing. */
	default String remark() {
		return "";
	}

	/** Takes one step. */
	Losses step(NetworkSession session, Moment moment);

	/** What must be kept between steps besides the networks, by name. */
	default Map<String, Double> state() {
		return Map.of();
	}

	/** Goes on from what {@link #state} gave. */
	default void restore(Map<String, Double> state) {}
}
