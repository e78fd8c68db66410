package io.github.oneslice.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.settings.Dimensions;

/**
 * A trained network on disk: {@code model.json} says what it is and how it was trained, {@code weights.bin} holds its
 * weights.
 *
 * @param dimensions whether it sees volumes, with a V-Net, or slices, with a U-Net
 * @param filters filters of the network at full resolution
 * @param labelValues the label of each class, background first
 * @param spacing smallest edge length of a working voxel, in the unit of the voxel size; 0 for a volume's own resolution
 * @param unit the unit of the spacing
 * @param patch width, height and depth of a training patch in working voxels
 * @param trainedWith the settings it was trained with, for the record
 * @param training what training took, for the record
 * @param networks weights by name, one map a network; the answer is the mean of all
 */
public record Model(Dimensions dimensions, int filters, List<Integer> labelValues, double spacing, String unit, List<Integer> patch,
	Map<String, String> trainedWith, Map<String, Number> training, List<Map<String, float[]>> networks)
{

	private static final int FORMAT = 3;
	private static final String DESCRIPTION = "model.json";
	private static final String WEIGHTS = "weights.bin";

	public int classes() {
		return labelValues.size();
	}

	/** Whether a folder holds a model. */
	public static boolean isIn(File folder) {
		return new File(folder, DESCRIPTION).isFile();
	}

	/** Writes the model into a folder; the description comes last, so that it never describes weights that are not there. */
	public void write(File folder) {
		AtomicFiles.write(new File(folder, WEIGHTS), out -> {
			DataOutputStream data = new DataOutputStream(out);
			data.writeInt(networks.size());
			for (Map<String, float[]> weights : networks) {
				data.writeInt(weights.size());
				for (Map.Entry<String, float[]> weight : weights.entrySet()) {
					data.writeUTF(weight.getKey());
					data.writeInt(weight.getValue().length);
					for (float value : weight.getValue())
						data.writeFloat(value);
				}
			}
			data.flush();
		});
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("format", FORMAT);
		description.put("dimensions", dimensions.label());
		description.put("network", dimensions == Dimensions.THREE ? "V-Net" : "U-Net");
		description.put("networks", networks.size());
		description.put("filters", filters);
		description.put("labels", labelValues);
		description.put("spacing", spacing);
		description.put("unit", unit);
		description.put("patch", patch);
		description.put("trained_with", trainedWith);
		description.put("training", training);
		AtomicFiles.write(new File(folder, DESCRIPTION), JsonOutput.prettyPrint(JsonOutput.toJson(description)));
	}

	/** @throws UserException if there is no model in the folder, or it cannot be read */
	public static Model read(File folder) {
		if (!isIn(folder)) throw new UserException("There is no model in " + folder
			+ ". Choose the folder that Train (SPSS)... wrote.");
		try {
			@SuppressWarnings("unchecked")
			Map<String, Object> description = (Map<String, Object>) new JsonSlurper().parse(new File(folder, DESCRIPTION));
			int format = ((Number) description.get("format")).intValue();
			if (format > FORMAT) throw new UserException("The model in " + folder
				+ " was written by a newer version of OneSlice. Update OneSlice.");
			if (format < FORMAT) throw new UserException("The model in " + folder
				+ " was written by an older version of OneSlice. Train it again.");
			return new Model(Dimensions.of((String) description.get("dimensions")), ((Number) description.get("filters")).intValue(), integers(description.get("labels")),
				((Number) description.get("spacing")).doubleValue(), (String) description.get("unit"), integers(description.get(
					"patch")), Map.of(), Map.of(), readNetworks(new File(folder, WEIGHTS)));
		}
		catch (IOException | ClassCastException | NullPointerException e) {
			throw new UserException("The model in " + folder + " is damaged. Train it again or take it from a backup.", e);
		}
	}

	private static List<Integer> integers(Object list) {
		List<Integer> result = new ArrayList<>();
		for (Object entry : (List<?>) list)
			result.add(((Number) entry).intValue());
		return result;
	}

	private static List<Map<String, float[]>> readNetworks(File file) throws IOException {
		try (DataInputStream data = new DataInputStream(new BufferedInputStream(Files.newInputStream(file.toPath())))) {
			List<Map<String, float[]>> networks = new ArrayList<>();
			for (int count = data.readInt(); networks.size() < count; )
				networks.add(readWeights(data));
			return networks;
		}
	}

	private static Map<String, float[]> readWeights(DataInputStream data) throws IOException {
		Map<String, float[]> weights = new LinkedHashMap<>();
		int count = data.readInt();
		for (int i = 0; i < count; i++) {
			String name = data.readUTF();
			float[] values = new float[data.readInt()];
			for (int j = 0; j < values.length; j++)
				values[j] = data.readFloat();
			weights.put(name, values);
		}
		return weights;
	}
}
