package io.github.oneslice.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.files.Permission;
import io.github.oneslice.image.Extent;
import io.github.oneslice.network.Architecture;

/**
 * A trained network on disk: {@code model.json} says what it is and how it was trained, {@value #WEIGHTS} holds its weights
 * ({@link TensorFile}). Together they are enough to build its graph.
 *
 * @param labels the classes, background first
 * @param patch size of a training patch in working voxels
 * @param training how it was trained and what that took, for the record
 * @param networks weights by name, one map a network; the answer is the mean of all
 */
public record Model(Architecture architecture, Preprocessing preprocessing, List<LabelClass> labels, Extent patch,
	Map<String, Object> training, List<Map<String, float[]>> networks)
{

	private static final int FORMAT = 5;
	/** Had one spacing for all axes, which this version reads. */
	private static final int OLDEST_FORMAT = 4;
	static final String DESCRIPTION = "model.json";
	static final String WEIGHTS = "weights.safetensors";
	/** Of the weights; what people may change is the names of classes. Models that were written without are read too. */
	private static final String CHECKSUM = "weights_crc32";
	private static final String PARTS = "parts";
	private static final String SOLID = "solid";
	/** What models said instead before pairs were told apart. */
	private static final String ONE_PART = "one_part";

	public Model {
		if (networks.isEmpty() || labels.stream().map(LabelClass::value).distinct().count() < labels.size()) throw new IllegalArgumentException(
			"A model has at least one network, and each label once.");
		if (Math.min(patch.x(), Math.min(patch.y(), patch.z())) < 1) throw new IllegalArgumentException("A patch has voxels, not " + patch + ".");
	}

	/** The label value of each class, background first. */
	public List<Integer> labelValues() {
		return labels.stream().map(LabelClass::value).toList();
	}

	/** Whether a folder holds a model. */
	public static boolean isIn(File folder) {
		return description(folder).isFile();
	}

	/** The file that is written last, so that its time is that of the model. */
	public static File description(File folder) {
		return new File(folder, DESCRIPTION);
	}

	/** Times and sizes of the files of the model in a folder: other ones mean another model. */
	public static List<Long> stamp(File folder) {
		return Stream.of(description(folder), new File(folder, WEIGHTS)).flatMap(file -> Stream.of(file.lastModified(), file.length())).toList();
	}

	/** Writes the model into a folder; the description comes last, so that it never describes weights that are not there. */
	public void write(File folder) {
		Map<String, float[]> weights = new LinkedHashMap<>();
		for (int i = 0; i < networks.size(); i++) {
			String prefix = prefix(i);
			networks.get(i).forEach((name, values) -> weights.put(prefix + name, values));
		}
		CRC32 checksum = new CRC32();
		TensorFile.ofFloats(weights).write(new File(folder, WEIGHTS), checksum);
		AtomicFiles.write(description(folder), JsonOutput.prettyPrint(JsonOutput.toJson(describe(written(checksum)))) + "\n");
	}

	/** @throws UserException if there is no model in the folder, or it cannot be read */
	public static Model read(File folder) {
		return read(folder, "The model in " + folder);
	}

	/** @param called what messages call the model */
	static Model read(File folder, String called) {
		if (!isIn(folder)) throw new UserException("There is no model in " + folder + ". Choose the folder that Train... wrote.");
		Permission.requireToRead(description(folder));
		Permission.requireToRead(new File(folder, WEIGHTS));
		try {
			Map<?, ?> description = (Map<?, ?>) new JsonSlurper().parse(description(folder));
			requireFormat(called, ((Number) description.get("format")).intValue());
			Map<?, ?> architecture = (Map<?, ?>) description.get("architecture");
			Map<?, ?> preprocessing = (Map<?, ?>) description.get("preprocessing");
			List<?> patch = (List<?>) description.get("patch");
			List<LabelClass> labels = ((List<?>) description.get("labels")).stream().map(label -> (Map<?, ?>) label).map(
				label -> new LabelClass(integer(label.get("value")), (String) label.get("name"), parts(label), Boolean.TRUE.equals(label.get(SOLID)))).toList();
			Architecture described = new Architecture((String) architecture.get("network"), integer(architecture.get("filters")), integer(architecture
				.get("levels")), labels.size());
			CRC32 checksum = new CRC32();
			TensorFile weights = TensorFile.read(new File(folder, WEIGHTS), checksum);
			if (description.containsKey(CHECKSUM) && !written(checksum).equals(description.get(CHECKSUM))) throw new IOException("other weights");
			// Before memory is taken for a network of the size that a stranger's file names.
			if (weights.floats().values().stream().mapToLong(values -> values.length).sum() < described.fewestWeights()) throw new IOException(
				"weights are missing");
			return new Model(described, preprocessing(called, preprocessing), labels, new Extent(integer(patch.get(0)), integer(patch.get(
					1)), integer(patch.get(2))), training((Map<?, ?>) description.get("training")), networks(weights, integer(description.get(
						"networks"))));
		}
		catch (UserException e) {
			throw e;
		}
		catch (IOException | RuntimeException e) { // the reader of JSON throws many kinds
			throw new UserException(called + " is damaged. Train it again or take it from a backup.", e);
		}
	}

	private static int parts(Map<?, ?> label) {
		if (label.containsKey(PARTS)) return integer(label.get(PARTS));
		return Boolean.TRUE.equals(label.get(ONE_PART)) ? 1 : 0;
	}

	private static String written(CRC32 checksum) {
		return Long.toHexString(checksum.getValue());
	}

	private Map<String, Object> describe(String checksum) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("format", FORMAT);
		Map<String, Object> network = new LinkedHashMap<>();
		network.put("network", architecture.network());
		network.put("filters", architecture.filters());
		network.put("levels", architecture.levels());
		description.put("architecture", network);
		description.put("networks", networks.size());
		description.put(CHECKSUM, checksum);
		Map<String, Object> input = new LinkedHashMap<>();
		input.put("spacing", preprocessing.spacing());
		input.put("unit", preprocessing.unit());
		input.put("normalization", preprocessing.normalization());
		description.put("preprocessing", input);
		description.put("labels", labels.stream().map(label -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("value", label.value());
			entry.put("name", label.name());
			entry.put(PARTS, label.parts());
			entry.put(SOLID, label.solid());
			return entry;
		}).toList());
		description.put("patch", List.of(patch.x(), patch.y(), patch.z()));
		description.put("training", training);
		return description;
	}

	private static Map<String, Object> training(Map<?, ?> description) {
		Map<String, Object> training = new LinkedHashMap<>();
		description.forEach((name, value) -> training.put((String) name, value));
		return training;
	}

	private static void requireFormat(String called, int format) {
		if (format > FORMAT) throw new UserException(called
			+ " was written by a newer version of OneSlice. Update OneSlice.");
		if (format < OLDEST_FORMAT) throw new UserException(called
			+ " was written by an older version of OneSlice, which did not check its networks and did not describe them in full. Train it again.");
	}

	private static Preprocessing preprocessing(String called, Map<?, ?> description) {
		String normalization = (String) description.get("normalization");
		if (!Preprocessing.Z_SCORE.equals(normalization)) throw new UserException(called + " wants grey values normalized by \""
			+ normalization + "\", which this version of OneSlice does not know. Update OneSlice.");
		String unit = (String) description.get("unit");
		if (description.get("spacing") instanceof Number all) return new Preprocessing(all.doubleValue(), unit, normalization);
		List<?> spacing = (List<?>) description.get("spacing");
		return new Preprocessing(IntStream.range(0, 3).mapToObj(axis -> ((Number) spacing.get(axis)).doubleValue()).toList(), unit,
			normalization);
	}

	private static List<Map<String, float[]>> networks(TensorFile weights, int count) {
		List<Map<String, float[]>> networks = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String prefix = prefix(i);
			Map<String, float[]> network = new LinkedHashMap<>();
			weights.floats().forEach((name, values) -> {
				if (name.startsWith(prefix)) network.put(name.substring(prefix.length()), values);
			});
			networks.add(network);
		}
		return networks;
	}

	private static String prefix(int network) {
		return network + "/";
	}

	private static int integer(Object number) {
		return ((Number) number).intValue();
	}
}
