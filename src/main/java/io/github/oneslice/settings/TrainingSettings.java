package io.github.oneslice.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;

/**
 * Everything that decides how a network is trained. A {@link Preset} gives a whole set. In a macro any of it can be changed
 * by name, see {@link #with(String, String)}.
 *
 * @param seed of every random draw
 * @param method what the training method alone can be told
 */
public record TrainingSettings(long seed, DurationSettings duration, SamplingSettings sampling, NetworkSettings network,
	OptimizerSettings optimization, PseudoLabelSettings pseudoLabels, MixingSettings mixing, RegistrationSettings registration,
	MethodSettings method) implements Serializable
{

	public TrainingSettings with(long otherSeed) {
		return new TrainingSettings(otherSeed, duration, sampling, network, optimization, pseudoLabels, mixing, registration, method);
	}

	public TrainingSettings with(DurationSettings other) {
		return new TrainingSettings(seed, other, sampling, network, optimization, pseudoLabels, mixing, registration, method);
	}

	public TrainingSettings with(SamplingSettings other) {
		return new TrainingSettings(seed, duration, other, network, optimization, pseudoLabels, mixing, registration, method);
	}

	public TrainingSettings with(NetworkSettings other) {
		return new TrainingSettings(seed, duration, sampling, other, optimization, pseudoLabels, mixing, registration, method);
	}

	public TrainingSettings with(OptimizerSettings other) {
		return new TrainingSettings(seed, duration, sampling, network, other, pseudoLabels, mixing, registration, method);
	}

	public TrainingSettings with(PseudoLabelSettings other) {
		return new TrainingSettings(seed, duration, sampling, network, optimization, other, mixing, registration, method);
	}

	public TrainingSettings with(MixingSettings other) {
		return new TrainingSettings(seed, duration, sampling, network, optimization, pseudoLabels, other, registration, method);
	}

	public TrainingSettings with(MethodSettings other) {
		return new TrainingSettings(seed, duration, sampling, network, optimization, pseudoLabels, mixing, registration, other);
	}

	/**
	 * For a training that starts from a model: a quarter of the learning rate, in one round. The model has a say in its pseudo-labels, so
	 * they are not doubted.
	 */
	public TrainingSettings forTrainingOn() {
		return with(optimization.withLearningRate(optimization.learningRate() / 4)).with(pseudoLabels.withRounds(1).withNoiseRobustness(0));
	}

	/**
	 * A copy with one setting changed, as a macro asks for it.
	 *
	 * @param name name of a setting, words joined by underscores: {@code labelled_batch}
	 * @param value the new value as text
	 * @throws UserException if there is no such setting, or it cannot be of that value
	 */
	public TrainingSettings with(String name, String value) {
		List<String> names = NamedValues.names(this);
		if (names.stream().noneMatch(known -> known.replace("_", "").equalsIgnoreCase(name.replace("_", ""))))
			throw new UserException("There is no setting \"" + name + "\". The settings are " + String.join(", ", names) + ".");
		return NamedValues.with(this, name, value);
	}

	/** All settings by name, as text. */
	public Map<String, String> describe() {
		return NamedValues.describe(this);
	}

	public Dimensions dimensions() {
		return network.dimensions();
	}

	/** Size of a training patch. */
	public Extent patch() {
		return new Extent(sampling.patchX(), sampling.patchY(), dimensions() == Dimensions.TWO ? 1 : sampling.patchZ());
	}
}
