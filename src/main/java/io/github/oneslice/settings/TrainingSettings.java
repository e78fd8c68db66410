package io.github.oneslice.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import io.github.oneslice.adamix.AdaMix;
import io.github.oneslice.error.UserException;


/**
 * Everything that decides how a network is trained. A {@link Preset} gives a whole set; any of it can be changed by name with
 * {@link #with(String, String)}.
 *
 * @param seed of every random draw
 * @param method "SPSS", or a framework of AdaMix: "ST", "MT", "CT"
 */
public record TrainingSettings(long seed, String method, DurationSettings duration, SamplingSettings sampling,
	NetworkSettings network, OptimizerSettings optimization, PseudoLabelSettings pseudoLabels, SelfPacedSettings selfPaced,
	MixingSettings mixing, RegistrationSettings registration) implements Serializable
{

	public TrainingSettings {
		Require.oneOf(method, "method", "SPSS", "ST", "MT", "CT");
	}

	/**
	 * A copy with one setting changed.
	 *
	 * @param name name of a setting, words joined by underscores: {@code labelled_batch}
	 * @param value the new value as text
	 * @throws UserException if there is no such setting, or it cannot be of that value
	 */
	public TrainingSettings with(String name, String value) {
		List<String> names = NamedValues.names(TrainingSettings.class);
		if (names.stream().noneMatch(known -> known.replace("_", "").equalsIgnoreCase(name.replace("_", ""))))
			throw new UserException("There is no setting \"" + name + "\". The settings are " + String.join(", ", names) + ".");
		try {
			return NamedValues.with(this, name, value);
		}
		catch (NumberFormatException e) {
			throw new UserException("The setting \"" + name + "\" cannot be \"" + value + "\": a number is needed.", e);
		}
	}

	/** All settings by name, as text. */
	public Map<String, String> describe() {
		return NamedValues.describe(this);
	}

	public Dimensions dimensions() {
		return Dimensions.of(network.dimensions());
	}

	/** Width, height and depth of a training patch. */
	public int[] patch() {
		return new int[] { sampling.patchX(), sampling.patchY(), dimensions() == Dimensions.TWO ? 1 : sampling.patchZ() };
	}

	/** "AdaMix", "CutMix" or "None". */
	public String perturbation() {
		if (!mixing.perturbation().equals("auto")) return mixing.perturbation();
		return method.equals("SPSS") ? "CutMix" : "AdaMix";
	}
}
