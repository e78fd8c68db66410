package io.github.oneslice.inference;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import groovy.json.JsonOutput;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Units;
import io.github.oneslice.job.ExportJob;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;

/**
 * The {@code rdf.yaml} of a bioimage.io package (model description, format 0.5), written as JSON, which is YAML too. Axes are
 * batch, z, y, x, channel.
 */
final class ResourceDescription {

	static final String INPUT = "image";
	static final String OUTPUT = "probability";
	private static final String FORMAT = "0.5.7";

	private final ExportJob job;
	private final Model model;
	private final Extent size;
	private final Extent multiples;

	/**
	 * @param size of the test input
	 * @param multiples what width, height and depth must be multiples of
	 */
	ResourceDescription(ExportJob job, Model model, Extent size, Extent multiples) {
		this.job = job;
		this.model = model;
		this.size = size;
		this.multiples = multiples;
	}

	String text() {
		Map<String, Object> rdf = map("format_version", FORMAT, "type", "model", "name", job.name(), "description", job.description(),
			"authors", job.authors().stream().map(name -> map("name", name)).toList(),
			"cite", List.of(map("text", "Su et al.: Self-paced Sample Selection for Barely-Supervised Medical Image Segmentation, MICCAI 2024", "url",
				"https://arxiv.org/abs/2407.05248"), map("text", "Shen et al.: Adaptive Mix for Semi-Supervised Medical Image Segmentation, Medical Image Analysis 2026",
					"url", "https://arxiv.org/abs/2407.21586")),
			"license", job.license(),
			"tags", List.of("segmentation", size.z() == 1 ? "2d" : "3d", "oneslice", "fiji", "semi-supervised"),
			"timestamp", OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString(),
			"documentation", "README.md",
			"covers", List.of("cover.png"),
			"attachments", List.of(map("source", "model.json"), map("source", "weights.safetensors")),
			"inputs", List.of(tensor(INPUT, inputAxes(), "test-input.npy", "Grey values at working resolution, normalised as README.md says")),
			"outputs", List.of(tensor(OUTPUT, outputAxes(), "test-output.npy", "Probability of each class")),
			"weights", map("tensorflow_saved_model_bundle", map("source", "saved-model.zip", "tensorflow_version", "2.18")),
			"config", map("oneslice", map("normalization", model.preprocessing().normalization(), "spacing", model.preprocessing().spacing(),
				"unit", model.preprocessing().unit(), "training", model.training())));
		return JsonOutput.prettyPrint(JsonOutput.toJson(rdf)) + "\n";
	}

	private static Map<String, Object> tensor(String id, List<Map<String, Object>> axes, String test, String description) {
		return map("id", id, "description", description, "axes", axes, "test_tensor", map("source", test), "data", map("type", "float32"));
	}

	private List<Map<String, Object>> inputAxes() {
		return axes(axis -> map("min", multiples.along(axis), "step", multiples.along(axis)), List.of("intensity"));
	}

	private List<Map<String, Object>> outputAxes() {
		return axes(axis -> map("tensor_id", INPUT, "axis_id", "xyz".substring(axis, axis + 1)), model.labels().stream().map(ResourceDescription::identifier).toList());
	}

	/** The specification wants names that could be those of variables. */
	private static String identifier(LabelClass label) {
		String name = label.name().isBlank() ? "label_" + label.value() : label.name().trim().replaceAll("[^A-Za-z0-9_]", "_");
		return Character.isDigit(name.charAt(0)) ? "label_" + name : name;
	}

	private List<Map<String, Object>> axes(IntFunction<Map<String, Object>> size, List<String> channels) {
		List<Map<String, Object>> axes = new ArrayList<>();
		axes.add(map("type", "batch"));
		IntStream.of(2, 1, 0).forEach(axis -> {
			Map<String, Object> space = map("type", "space", "id", "xyz".substring(axis, axis + 1), "size", size.apply(axis), "scale", model.preprocessing().spacing().get(axis));
			Units.fullName(model.preprocessing().unit()).ifPresent(unit -> space.put("unit", unit));
			axes.add(space);
		});
		axes.add(map("type", "channel", "channel_names", channels));
		return axes;
	}

	/** In the order given, so that equal models make equal files. */
	private static Map<String, Object> map(Object... keysAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2)
			map.put((String) keysAndValues[i], keysAndValues[i + 1]);
		return map;
	}
}
