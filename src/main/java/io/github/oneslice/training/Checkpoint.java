package io.github.oneslice.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.oneslice.error.UserException;
import io.github.oneslice.model.TensorFile;
import io.github.oneslice.network.Precision;
import io.github.oneslice.selfpaced.Fusion;

/**
 * All that training needs to go on as if it had never stopped. It is a {@link TensorFile}: networks and pseudo-labels are its
 * arrays, everything else is JSON in its text.
 *
 * @param labelValues the label of each class
 * @param volumes fingerprints of the training set: a name may be that of a patient
 * @param position how far the training was
 * @param method what the method keeps between steps
 * @param networks students, teachers and optimisers by name; empty while registration is learned
 * @param registration the registration network and its optimiser
 * @param carried what registration alone gave, per annotated volume; empty while registration is learned
 * @param pseudoLabels of the annotated volumes; empty while registration is learned
 * @param roundsBefore the weights that are kept of the rounds before; empty in the first
 */
record Checkpoint(List<Integer> labelValues, List<String> volumes, Position position, Map<String, Double> method,
	Map<String, float[]> networks, Map<String, float[]> registration, List<byte[]> carried,
	List<TrainingLabels.State> pseudoLabels, List<Map<String, float[]>> roundsBefore)
{

	private static final int VERSION = 4;
	private static final String FILE = "checkpoint.safetensors";
	private static final String OLDER_FILE = "checkpoint.bin";
	private static final String NETWORK = "network/";
	private static final String REGISTRATION = "registration/";
	private static final String VOLUME = "volume/";
	private static final String BEFORE = "before/";

	/**
	 * @param step the next step
	 * @param rounds of training
	 * @param round of them, from 0
	 * @param seconds how long was worked before
	 * @param trainingStart how many of these seconds went by before the first training step; NaN while registration is learned
	 * @param precision that was chosen
	 * @param learningRateFactor part of the learning rate that is used
	 */
	record Position(long step, Rounds rounds, int round, double seconds, double trainingStart, Precision precision, double learningRateFactor) {}

	/** Whether it was made while the segmentation networks learned, not before. */
	boolean hasNetworks() {
		return !networks.isEmpty();
	}

	/** Whether training has not diverged. */
	boolean isFinite() {
		for (float[] values : networks.values())
			for (float value : values)
				if (!Float.isFinite(value)) return false;
		return true;
	}

	/** Whether a folder holds a checkpoint, also one that can no longer be read. */
	static boolean isIn(File folder) {
		return new File(folder, FILE).isFile() || new File(folder, OLDER_FILE).isFile();
	}

	void write(File folder) {
		Map<String, float[]> floats = new LinkedHashMap<>();
		networks.forEach((name, values) -> floats.put(NETWORK + name, values));
		registration.forEach((name, values) -> floats.put(REGISTRATION + name, values));
		for (int i = 0; i < roundsBefore.size(); i++) {
			String network = BEFORE + i + "/";
			roundsBefore.get(i).forEach((name, values) -> floats.put(network + name, values));
		}
		Map<String, byte[]> bytes = new LinkedHashMap<>();
		List<Long> fusedAt = new ArrayList<>();
		for (int i = 0; i < pseudoLabels.size(); i++) {
			TrainingLabels.State state = pseudoLabels.get(i);
			String volume = VOLUME + i;
			floats.put(volume + "/weight", state.pseudoLabel().fused().weight());
			floats.put(volume + "/trust", state.trust());
			bytes.put(volume + "/fused", state.pseudoLabel().fused().labels());
			bytes.put(volume + "/segmentation", state.pseudoLabel().fused().segmentation());
			bytes.put(volume + "/registration", state.registration());
			bytes.put(volume + "/carried", carried.get(i));
			fusedAt.add(state.pseudoLabel().step());
		}
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("labels", labelValues);
		description.put("volumes", volumes);
		description.put("step", position.step);
		description.put("rounds", position.rounds.starts());
		description.put("round", position.round);
		description.put("seconds", position.seconds);
		if (!Double.isNaN(position.trainingStart)) description.put("training_start", position.trainingStart);
		description.put("precision", position.precision.name());
		description.put("learning_rate_factor", position.learningRateFactor);
		Map<String, Double> finite = new LinkedHashMap<>(method);
		finite.values().removeIf(value -> value.isNaN());
		description.put("method", finite);
		description.put("fused_at", fusedAt);
		description.put("networks_before", roundsBefore.size());
		new TensorFile(Map.of("version", Integer.toString(VERSION), "training", JsonOutput.toJson(description)), floats, bytes).write(new File(
			folder, FILE));
		delete(new File(folder, OLDER_FILE));
	}

	/** @throws UserException if it cannot be read */
	static Checkpoint read(File folder) {
		if (!new File(folder, FILE).isFile()) throw unreadable(folder, "was written by an older version of OneSlice", null);
		try {
			TensorFile file = TensorFile.read(new File(folder, FILE));
			if (Integer.parseInt(file.text().get("version")) != VERSION) throw unreadable(folder, "was written by another version of OneSlice",
				null);
			Map<?, ?> description = (Map<?, ?>) new JsonSlurper().parseText(file.text().get("training"));
			Position position = new Position(number(description.get("step")).longValue(), new Rounds(((List<?>) description.get("rounds")).stream().map(
				start -> number(start).doubleValue()).toList()), number(description.get("round")).intValue(), number(description.get("seconds")).doubleValue(),
				description.get("training_start") == null ? Double.NaN : number(description.get("training_start")).doubleValue(),
				Precision.valueOf((String) description.get("precision")), description.get("learning_rate_factor") instanceof Number factor
					? factor.doubleValue() : 1);
			Map<String, Double> method = new LinkedHashMap<>();
			((Map<?, ?>) description.get("method")).forEach((name, value) -> method.put((String) name, number(value).doubleValue()));
			List<byte[]> carried = new ArrayList<>();
			List<TrainingLabels.State> pseudoLabels = new ArrayList<>();
			for (Object fusedAt : (List<?>) description.get("fused_at")) {
				String volume = VOLUME + pseudoLabels.size();
				carried.add(present(file.bytes().get(volume + "/carried")));
				pseudoLabels.add(new TrainingLabels.State(present(file.bytes().get(volume + "/registration")), file.floats().get(volume
					+ "/trust"), new TrainingLabels.PseudoLabel(new Fusion.Fused(
					present(file.bytes().get(volume + "/fused")), present(file.bytes().get(volume + "/segmentation")), file.floats().get(volume
						+ "/weight")), number(fusedAt).longValue())));
			}
			return new Checkpoint(((List<?>) description.get("labels")).stream().map(label -> number(label).intValue()).toList(),
				((List<?>) description.get("volumes")).stream().map(String.class::cast).toList(), position, method, withPrefix(file, NETWORK),
				withPrefix(file, REGISTRATION), carried, pseudoLabels, IntStream.range(0, number(description.get("networks_before")).intValue())
					.mapToObj(i -> withPrefix(file, BEFORE + i + "/")).toList());
		}
		catch (IOException | RuntimeException e) {
			if (e instanceof UserException known) throw known;
			throw unreadable(folder, "is damaged", e);
		}
	}

	static void deleteIn(File folder) {
		delete(new File(folder, FILE));
		delete(new File(folder, OLDER_FILE));
	}

	private static UserException unreadable(File folder, String why, Exception cause) {
		return new UserException("The checkpoint in " + folder + " " + why + " and cannot be gone on from. Train without resume to start anew.",
			cause);
	}

	private static void delete(File file) {
		try {
			Files.deleteIfExists(file.toPath());
		}
		catch (IOException e) {
			throw new UserException("The old checkpoint " + file + " cannot be deleted. Delete it yourself, or train into another folder.", e);
		}
	}

	private static Map<String, float[]> withPrefix(TensorFile file, String prefix) {
		Map<String, float[]> result = new LinkedHashMap<>();
		file.floats().forEach((name, values) -> {
			if (name.startsWith(prefix)) result.put(name.substring(prefix.length()), values);
		});
		return result;
	}

	private static byte[] present(byte[] values) {
		if (values == null) throw new IllegalArgumentException("an array is missing");
		return values;
	}

	private static Number number(Object value) {
		return (Number) value;
	}
}
