package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ij.measure.ResultsTable;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;

/**
 * Which group, such as a scanner or a hospital, each image of a folder comes from: as a table says, else its sub-folder, else
 * the manufacturer and model that its DICOM header names. Empty where nothing tells.
 */
final class Domains {

	private static final List<String> MANUFACTURER_AND_MODEL = List.of("0008,0070", "0008,1090");
	private static final String NAME = "name";
	private static final String DOMAIN = "domain";

	private Domains() {}

	/**
	 * @param images by name; the name of one in a sub-folder begins with that
	 * @param table a CSV file with the columns name and domain; may be null
	 * @return the domain of each image, by name
	 */
	static Map<String, String> of(Map<String, File> images, File table) {
		if (OneSliceCommand.given(table)) return ofTable(images, table);
		boolean inFolders = images.keySet().stream().anyMatch(name -> name.contains("/"));
		Map<String, String> domains = new HashMap<>();
		images.forEach((name, file) -> domains.put(name, inFolders ? folder(name) : scanner(file)));
		return domains;
	}

	private static Map<String, String> ofTable(Map<String, File> images, File table) {
		ResultsTable read = read(table);
		Map<String, String> domains = new HashMap<>();
		for (int row = 0; row < read.size(); row++) {
			String name = ImageFiles.name(read.getStringValue(NAME, row).trim());
			String before = domains.put(name, read.getStringValue(DOMAIN, row).trim());
			if (before != null) throw new UserException("The table " + table + " names \"" + name + "\" twice. Give each image one domain.");
		}
		String missing = images.keySet().stream().filter(name -> domains.getOrDefault(name, "").isEmpty()).collect(Collectors.joining(", "));
		if (!missing.isEmpty()) throw new UserException("The table " + table + " names no domain of " + missing
			+ ". Give every image a row: its name, as that of its file, and its domain.");
		return domains;
	}

	private static ResultsTable read(File table) {
		if (!table.isFile()) throw new UserException("There is no table " + table + ". Give a CSV file with the columns \"" + NAME + "\" and \"" + DOMAIN
			+ "\".");
		try {
			ResultsTable read = ResultsTable.open(table.getPath());
			if (read.columnExists(NAME) && read.columnExists(DOMAIN)) return read;
		}
		catch (IOException e) {
			throw new UserException("The table " + table + " cannot be read. Is it a CSV file?", e);
		}
		throw new UserException("The table " + table + " has not both columns \"" + NAME + "\" and \"" + DOMAIN + "\". Name them so in its first line.");
	}

	private static String folder(String name) {
		int slash = name.lastIndexOf('/');
		return slash < 0 ? "" : name.substring(0, slash);
	}

	private static String scanner(File file) {
		if (!ImageFiles.readable(file)) return "";
		Object info = ImageFiles.openHeader(file).getProperty("Info");
		return info == null ? "" : MANUFACTURER_AND_MODEL.stream().map(tag -> value(tag, (String) info)).filter(value -> !value.isEmpty()).collect(Collectors
			.joining(" "));
	}

	/** Of a line such as "0008,0070  Manufacturer: SIEMENS". */
	private static String value(String tag, String info) {
		return info.lines().filter(line -> line.startsWith(tag) && line.contains(":")).map(line -> line.substring(line.indexOf(':') + 1).trim()).findFirst()
			.orElse("");
	}
}
