package io.github.oneslice.training;

import java.io.File;
import java.util.List;
import java.util.Map;

import io.github.oneslice.annotation.LabelClasses;
import io.github.oneslice.error.UserException;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.NetworkKind;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.Dimensions;

/** The model that a training starts from. Its networks, classes and working resolution stay. */
record InitialModel(Model model) {

	/** @throws UserException if it cannot be read, or sees slices where the training sees volumes or the other way round */
	static InitialModel read(File folder, Dimensions dimensions) {
		Model model = Model.read(folder);
		boolean planar = NetworkKind.of(model.architecture().network()).planar();
		if (planar != (dimensions == Dimensions.TWO)) throw new UserException("The model in " + folder + " is " + (planar ? "2D" : "3D")
			+ ". Train on with dimensions=" + (planar ? "2D." : "3D."));
		return new InitialModel(model);
	}

	Architecture architecture() {
		return model.architecture();
	}

	/** @throws UserException if labels are to be learned that the model does not know */
	LabelClasses classes(LabelClasses found) {
		List<Integer> unknown = found.values().stream().filter(value -> !model.labelValues().contains(value)).toList();
		if (!unknown.isEmpty()) throw new UserException("The model to train on knows the labels " + model.labelValues() + ", but the annotation holds "
			+ unknown + " too. Use its labels, or train a new model.");
		return new LabelClasses(model.labelValues());
	}

	/** Its networks as they had learned. */
	List<Map<String, float[]>> networks() {
		return model.networks().stream().map(PriorCorrection.of(model)::outOf).toList();
	}

	/**
	 * The last networks learn on: they know most, and in a minute each of several would learn too little.
	 *
	 * @param learners of the networks that predict
	 */
	void give(NetworkSession session, List<Learner> learners) {
		List<Map<String, float[]>> networks = networks();
		for (int i = 0; i < learners.size(); i++)
			learners.get(i).start(session, networks.get(Math.floorMod(i - learners.size(), networks.size())));
	}
}
