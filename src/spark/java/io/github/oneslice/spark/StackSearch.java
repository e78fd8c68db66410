package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;

/** Finds the stacks that are meant. */
final class StackSearch {

	private static final String ALL = "*";

	private final Places places;

	StackSearch(Places places) {
		this.places = places;
	}

	/**
	 * The images of a folder by their path inside it, without extension.
	 *
	 * @param pattern file names with * and ?; empty for all
	 * @param apart a folder that is not looked into; null for none
	 * @throws UserException if there is none, or two would have one name
	 */
	Map<String, Places.Found> inFolder(String folder, boolean deep, String pattern, String apart) throws IOException {
		if (!places.isFolder(folder)) throw new UserException("There is no folder " + folder + ". Choose one that exists.");
		Map<String, Places.Found> found = new LinkedHashMap<>();
		for (Places.Found file : places.list(folder, deep, pattern.isBlank() ? ALL : pattern.trim(), apart)) {
			File local = places.local(file.address());
			if (ImageFiles.isImage(local == null ? new File(file.name()) : local)) add(found, ImageFiles.name(file.name()), file);
			else System.out.println(file.name() + " in " + folder + " is no image and is left out.");
		}
		if (found.isEmpty()) throw new UserException("The folder " + folder + " holds no image" + (pattern.isBlank() ? "" : " called " + pattern.trim())
			+ ". Choose another" + (deep ? "." : ", or look into its sub-folders too."));
		return found;
	}

	/** The images that a text file lists, one path or address a line. */
	Map<String, Places.Found> inList(String list) throws IOException {
		Map<String, Places.Found> found = new LinkedHashMap<>();
		for (String line : places.read(list).lines().map(String::trim).filter(text -> !text.isEmpty()).toList()) {
			String address = places.address(line);
			String name = address.substring(address.lastIndexOf('/') + 1);
			add(found, ImageFiles.name(name), new Places.Found(name, address, places.modified(address)));
		}
		if (found.isEmpty()) throw new UserException("The file " + list + " lists no image. Write one path a line.");
		return found;
	}

	private static void add(Map<String, Places.Found> found, String name, Places.Found file) {
		Places.Found other = found.put(name, file);
		if (other != null) throw new UserException("The files " + other.address() + " and " + file.address()
			+ " have the same name, so their results would be one file. Rename one, or take only some files by their names.");
	}
}
