package io.github.oneslice.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import ij.gui.Roi;
import io.github.oneslice.error.UserException;

/**
 * Which label a region of interest stands for: the number of its group; where no region has a group, a name that is a number
 * is that label, and other names are numbered as they come. Regions without names of their own are all of label 1.
 */
public final class RegionClasses {

	private static final int MOST = 254;
	/** Names that the ROI Manager gives: the place, and where that is taken a number. */
	private static final String GIVEN = "\\d{4,}-\\d{4,}(-\\d{4,})?(-\\d+)?";

	private final boolean grouped;
	private final Map<String, Integer> labels;

	private RegionClasses(boolean grouped, Map<String, Integer> labels) {
		this.grouped = grouped;
		this.labels = labels;
	}

	/** @throws UserException if some have a group and some not, or a number is no label */
	static RegionClasses of(List<Roi> regions) {
		boolean grouped = regions.stream().anyMatch(region -> region.getGroup() > 0);
		Set<String> names = regions.stream().map(RegionClasses::name).collect(Collectors.toSet());
		List<String> written = regions.stream().map(region -> grouped ? requireGroup(region) : plain(name(region), names)).distinct().toList();
		Map<String, Integer> labels = new LinkedHashMap<>();
		written.stream().filter(RegionClasses::isNumber).forEach(name -> labels.put(name, requireLabel(Integer.parseInt(name))));
		for (String name : written)
			if (!isNumber(name)) labels.put(name, free(labels));
		return new RegionClasses(grouped, labels);
	}

	int of(Roi region) {
		return labels.get(grouped ? String.valueOf(region.getGroup()) : plain(name(region), labels.keySet()));
	}

	/** As a person reads it; empty where there are no names to tell. */
	@Override
	public String toString() {
		return labels.entrySet().stream().filter(entry -> !entry.getKey().isEmpty() && !entry.getKey().equals(String.valueOf(entry.getValue())))
			.map(entry -> entry.getValue() + " = " + entry.getKey()).collect(Collectors.joining(", "));
	}

	private static String name(Roi region) {
		return region.getName() == null || region.getName().matches(GIVEN) ? "" : region.getName().trim();
	}

	/** The ROI Manager adds a number to a name that is there already: liver, liver-1, liver-2. */
	private static String plain(String name, Set<String> names) {
		String before = name.replaceFirst("-\\d+$", "");
		return names.contains(before) ? before : name;
	}

	private static boolean isNumber(String name) {
		return name.matches("\\d{1,9}");
	}

	private static String requireGroup(Roi region) {
		if (region.getGroup() == 0) throw new UserException("Some regions have a group and the region \"" + region.getName()
			+ "\" has none, so its label is unknown. Give every region its group (Edit > Selection > Properties...), or none of them.");
		return String.valueOf(region.getGroup());
	}

	private static int free(Map<String, Integer> labels) {
		int label = 1;
		while (labels.containsValue(label))
			label++;
		return requireLabel(label);
	}

	private static int requireLabel(int label) {
		if (label < 1 || label > MOST) throw new UserException("A region stands for label " + label + ", but labels go from 1 to " + MOST
			+ ". Change its group, or its name where no region has a group.");
		return label;
	}
}
