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
		Map<String, Object> rdf = new LinkedHashMap<>();
		rdf.put("format_version", FORMAT);
		rdf.put("type", "model");
		rdf.put("name", job.name());
		rdf.put("description", job.description());
		rdf.put("authors", job.authors().stream().map(name -> Map.of("name", name)).toList());
		rdf.put("cite", List.of(Map.of("text", "Su et al.: Self-paced Sample Selection for Barely-Supervised Medical Image Segmentation, MICCAI 2024", "url",
			"https://arxiv.org/abs/2407.05248"), Map.of("text", "Shen et al.: Adaptive Mix for Semi-Supervised Medical Image Segmentation, Medical Image Analysis 2026",
				"url", "https://arxiv.org/abs/2407.21586")));
		rdf.put("license", job.license());
		rdf.put("tags", List.of("segmentation", size.z() == 1 ? "2d" : "3d", "oneslice", "fiji", "semi-supervised"));
		rdf.put("timestamp", OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString());
		rdf.put("documentation", "README.md");
		rdf.put("covers", List.of("cover.png"));
		rdf.put("attachments", List.of(Map.of("source", "model.json"), Map.of("source", "weights.safetensors")));
		rdf.put("inputs", List.of(tensor(INPUT, inputAxes(), "test-input.npy", "Grey values at working resolution, normalised as README.md says")));
		rdf.put("outputs", List.of(tensor(OUTPUT, outputAxes(), "test-output.npy", "Probability of each class")));
		rdf.put("weights", Map.of("tensorflow_saved_model_bundle", Map.of("source", "saved-model.zip", "tensorflow_version", "2.18")));
		rdf.put("config", Map.of("oneslice", Map.of("normalization", model.preprocessing().normalization(), "spacing", model.preprocessing().spacing(),
			"unit", model.preprocessing().unit(), "training", model.training())));
		return JsonOutput.prettyPrint(JsonOutput.toJson(rdf)) + "\n";
	}

	private static Map<String, Object> tensor(String id, List<Map<String, Object>> axes, String test, String description) {
		Map<String, Object> tensor = new LinkedHashMap<>();
		tensor.put("id", id);
		tensor.put("description", description);
		tensor.put("axes", axes);
		tensor.put("test_tensor", Map.of("source", test));
		tensor.put("data", Map.of("type", "float32"));
		return tensor;
	}

	private List<Map<String, Object>> inputAxes() {
		return axes(axis -> {
			int step = multiples.along(axis);
			return step == 1 ? Map.of("min", 1, "step", 1) : Map.of("min", step, "step", step);
		}, List.of("intensity"));
	}

	private List<Map<String, Object>> outputAxes() {
		return axes(axis -> Map.of("tensor_id", INPUT, "axis_id", "xyz".substring(axis, axis + 1)), model.labels().stream().map(ResourceDescription::identifier).toList());
	}

	/** The specification wants names that could be those of variables. */
	private static String identifier(LabelClass label) {
		String name = label.name().isBlank() ? "label_" + label.value() : label.name().trim().replaceAll("[^A-Za-z0-9_]", "_");
		return Character.isDigit(name.charAt(0)) ? "label_" + name : name;
	}

	private List<Map<String, Object>> axes(IntFunction<Map<String, Object>> size, List<String> channels) {
		List<Map<String, Object>> axes = new ArrayList<>();
		axes.add(Map.of("type", "batch"));
		IntStream.of(2, 1, 0).forEach(axis -> {
			Map<String, Object> space = new LinkedHashMap<>();
			space.put("type", "space");
			space.put("id", "xyz".substring(axis, axis + 1));
			space.put("size", size.apply(axis));
			space.put("scale", model.preprocessing().spacing().get(axis));
			Units.fullName(model.preprocessing().unit()).ifPresent(unit -> space.put("unit", unit));
			axes.add(space);
		});
		axes.add(Map.of("type", "channel", "channel_names", channels));
		return axes;
	}
}
