package io.github.oneslice.inference;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;

/** What a model is and how it was trained, for a person to read. */
public final class ModelReport {

	private ModelReport() {}

	/** Lines of text. */
	public static String text(Model model) {
		Map<String, Object> training = model.training();
		return String.join("\n", "Network: " + model.architecture().network() + ", " + model.architecture().filters() + " filters, " + model.networks().size()
			+ (model.networks().size() == 1 ? " network, " : " networks, ") + weights(model) + " weights", "Labels: " + model.labels().stream().map(
				ModelReport::label).collect(Collectors.joining(", ")), "Working resolution: voxels of at least " + model.preprocessing().spacing().stream().map(
					edge -> String.format(Locale.ROOT, "%.3g", edge)).collect(Collectors.joining(" x ")) + " " + model.preprocessing().unit(),
			"Trained by: " + training.get("method") + ", " + training.get("steps_taken") + " steps in " + training.get("seconds") + " seconds, precision "
				+ training.get("precision") + ", seed " + training.get("seed") + heldOut(training));
	}

	static String markdown(String name, Model model) {
		return "# " + name + "\n\n" + text(model).lines().map(line -> "- " + line + "\n").collect(Collectors.joining()) + """

			Trained with OneSlice (https://github.com/oneslice/oneslice), which reads `model.json` and `weights.safetensors` by *Import Model...*.

			The SavedModel in `saved-model.zip` (signature `serving_default`) takes `image`, [batch, z, y, x, 1], and gives `probability`,
			[batch, z, y, x, class]. Before it sees an image, bring the image to the working resolution (linear interpolation; voxels are made larger,
			never smaller), then normalise the whole image: subtract the mean and divide by the standard deviation, both over the voxels above
			the lowest value.
			""";
	}

	/** Empty if nothing was held out. */
	private static String heldOut(Map<String, Object> training) {
		return training.get("dice_on_held_out_slices") instanceof Number dice ? String.format(Locale.ROOT,
			"%nDice on annotated slices of %s volumes it did not learn from: %.3f", training.get("held_out"), dice.doubleValue()) : "";
	}

	private static String label(LabelClass label) {
		return label.value() + (label.value() == 0 ? " (background)" : label.name().isBlank() ? "" : " (" + label.name() + ")");
	}

	private static long weights(Model model) {
		return model.networks().stream().flatMap(network -> network.values().stream()).mapToLong(values -> values.length).sum();
	}
}
