package io.github.oneslice.spark.zarr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Units;
import io.github.oneslice.image.VoxelSize;

/**
 * What an image in OME-Zarr says of itself: its axes and its levels of resolution, the finest first.
 *
 * @param version 0.4 or 0.5
 * @param leading the names of the axes before z, y and x
 * @param space the axes z, y and x as the metadata describe them
 * @param levels at least one
 */
public record OmeZarr(String version, List<String> leading, List<Map<String, Object>> space, List<Level> levels) {

	private static final String FOURTH = "0.4";
	private static final List<String> SPACE = List.of("z", "y", "x");
	private static final String MULTISCALES = "multiscales";

	/**
	 * A level of resolution.
	 *
	 * @param path of its array
	 * @param scale edge lengths of a voxel along z, y and x
	 * @param translation of the middle of the first voxel along z, y and x; empty for none
	 */
	public record Level(String path, List<Double> scale, List<Double> translation) {}

	/** @throws UserException if there is no such image, or its last axes are not z, y and x */
	public static OmeZarr open(Store store) throws IOException {
		Map<?, ?> attributes = Json.read(store, ".zattrs");
		if (attributes == null) {
			Map<?, ?> group = Json.read(store, "zarr.json");
			attributes = group != null && group.get("attributes") instanceof Map<?, ?> given && given.get("ome") instanceof Map<?, ?> ome ? ome : Map.of();
		}
		if (!(attributes.get(MULTISCALES) instanceof List<?> images) || images.isEmpty()) throw new UserException(
			"This folder is no image in OME-Zarr 0.4 or 0.5. Give the folder that holds .zattrs or zarr.json with \"multiscales\".");
		return of((Map<?, ?>) images.get(0), attributes.get("version") instanceof String version ? version : FOURTH);
	}

	/** Of an image that has one level. */
	public static OmeZarr of(VoxelSize voxelSize) {
		List<Map<String, Object>> space = new ArrayList<>();
		for (String name : SPACE) {
			Map<String, Object> axis = new LinkedHashMap<>();
			axis.put("name", name);
			axis.put("type", "space");
			if (Units.isCalibrated(voxelSize.unit())) axis.put("unit", Units.fullName(voxelSize.unit()).orElse(voxelSize.unit()));
			space.add(axis);
		}
		return new OmeZarr(FOURTH, List.of(), space, List.of(new Level("0", List.of(voxelSize.z(), voxelSize.y(), voxelSize.x()), List.of())));
	}

	/** The format of its arrays: 2 or 3. */
	public int format() {
		return version.equals(FOURTH) ? 2 : 3;
	}

	/** Of the finest level, in the unit of x. */
	public VoxelSize voxelSize() {
		String unit = unit(2);
		List<Double> scale = levels.get(0).scale;
		double[] edges = new double[3];
		for (int axis = 0; axis < 3; axis++)
			edges[axis] = scale.get(axis) * (Units.comparable(unit(axis), unit) ? Units.factor(unit(axis), unit) : 1);
		return new VoxelSize(edges[2], edges[1], edges[0], unit);
	}

	/**
	 * Makes a group that is an image of the same axes and levels.
	 *
	 * @param group its path; empty for the root
	 * @param channels whether an axis of channels comes before z, y and x
	 * @param more other metadata of the group
	 */
	public void write(Store store, String group, String name, boolean channels, Map<String, ?> more) throws IOException {
		Map<String, Object> image = new LinkedHashMap<>();
		if (format() == 2) image.put("version", version);
		image.put("name", name);
		List<Object> axes = new ArrayList<>(space);
		if (channels) axes.add(0, Map.of("name", "c", "type", "channel"));
		image.put("axes", axes);
		image.put("datasets", levels.stream().map(level -> {
			List<Object> transformations = new ArrayList<>();
			transformations.add(Map.of("type", "scale", "scale", with(channels, 1, level.scale)));
			if (!level.translation.isEmpty()) transformations.add(Map.of("type", "translation", "translation", with(channels, 0, level.translation)));
			return Map.of("path", level.path, "coordinateTransformations", transformations);
		}).toList());
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put(MULTISCALES, List.of(image));
		attributes.putAll(more);
		writeGroup(store, group, attributes);
	}

	/** Makes a group with metadata of OME-Zarr. */
	public void writeGroup(Store store, String group, Map<String, ?> attributes) throws IOException {
		String prefix = group.isEmpty() ? "" : group + "/";
		if (format() == 2) {
			Json.write(store, prefix + ".zgroup", Map.of("zarr_format", 2));
			Json.write(store, prefix + ".zattrs", attributes);
			return;
		}
		Map<String, Object> ome = new LinkedHashMap<>();
		ome.put("version", version);
		ome.putAll(attributes);
		Json.write(store, prefix + "zarr.json", Map.of("zarr_format", 3, "node_type", "group", "attributes", Map.of("ome", ome)));
	}

	// -- Internal methods --

	private static List<Double> with(boolean channels, double first, List<Double> rest) {
		return Stream.concat(channels ? Stream.of(first) : Stream.of(), rest.stream()).toList();
	}

	private String unit(int axis) {
		return space.get(axis).get("unit") instanceof String unit ? unit : "pixel";
	}

	private static OmeZarr of(Map<?, ?> image, String version) {
		List<Map<String, Object>> space = new ArrayList<>();
		List<String> leading = new ArrayList<>();
		List<?> axes = (List<?>) image.get("axes");
		for (Object each : axes) {
			Map<String, Object> axis = new LinkedHashMap<>();
			((Map<?, ?>) each).forEach((key, value) -> axis.put(String.valueOf(key), value));
			if (SPACE.contains(String.valueOf(axis.get("name")))) space.add(axis);
			else leading.add(String.valueOf(axis.get("name")));
		}
		List<String> names = axes.stream().map(axis -> String.valueOf(((Map<?, ?>) axis).get("name"))).toList();
		if (names.size() < 3 || !names.subList(names.size() - 3, names.size()).equals(SPACE)) throw new UserException("The axes of the OME-Zarr are " + names
			+ ". Stacks are needed, whose last axes are z, y and x.");
		List<Double> outer = transformation(image, "scale", names.size());
		List<Level> levels = ((List<?>) image.get("datasets")).stream().map(each -> (Map<?, ?>) each).map(dataset -> {
			List<Double> scale = last(transformation(dataset, "scale", names.size()));
			List<Double> translation = last(transformation(dataset, "translation", names.size()));
			List<Double> whole = new ArrayList<>();
			for (int axis = 0; axis < 3; axis++)
				whole.add((scale.isEmpty() ? 1 : scale.get(axis)) * (outer.isEmpty() ? 1 : last(outer).get(axis)));
			return new Level(String.valueOf(dataset.get("path")), whole, translation);
		}).toList();
		return new OmeZarr(version, leading, space, levels);
	}

	private static List<Double> last(List<Double> all) {
		return all.isEmpty() ? all : all.subList(all.size() - 3, all.size());
	}

	/** Empty if there is none. */
	private static List<Double> transformation(Map<?, ?> of, String type, int rank) {
		if (!(of.get("coordinateTransformations") instanceof List<?> all)) return List.of();
		return all.stream().map(each -> (Map<?, ?>) each).filter(each -> type.equals(each.get("type")) && each.get(type) instanceof List<?> values && values
			.size() == rank).findFirst().map(each -> ((List<?>) each.get(type)).stream().map(value -> Json.number(value, 1)).toList()).orElse(List.of());
	}
}
