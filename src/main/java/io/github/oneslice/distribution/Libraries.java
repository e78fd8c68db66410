package io.github.oneslice.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The libraries that may be given on, as a table with a row for each says. */
final class Libraries {

	private static final int COLUMNS = 5;

	private final Map<String, Library> byName = new LinkedHashMap<>();

	/** @param table lines of name, place, licence, author and description, with semicolons between them */
	Libraries(Path table) throws IOException {
		for (String line : Files.readAllLines(table)) {
			if (line.isBlank() || line.startsWith("#")) continue;
			String[] row = line.split("\\s*;\\s*", COLUMNS);
			if (row.length < COLUMNS) throw new IllegalArgumentException(table + " has a line without five columns: " + line);
			byName.put(row[0], new Library(row[0], Library.Place.valueOf(row[1].toUpperCase(Locale.ROOT)), row[2], row[3], row[4]));
		}
	}

	/** @throws IllegalArgumentException if nobody has said yet where the jar goes, and under which licence */
	Library of(Jar jar) {
		Library library = byName.get(jar.name());
		if (library == null) throw new IllegalArgumentException("The library " + jar.file().getFileName()
			+ " is new. Add a line for it to src/main/distribution/libraries.csv: where it goes, its licence, who made it and what it is for.");
		return library;
	}

	/** Whether there is a line for it. */
	boolean knows(Jar jar) {
		return byName.containsKey(jar.name());
	}

	/** For people: what is given on, and under which licences. */
	String notice() {
		return byName.values().stream().filter(library -> library.place() != Library.Place.FIJI).map(library -> library.name() + ": "
			+ library.description() + ", by " + library.author() + ", under " + library.licence() + "\n").collect(Collectors.joining());
	}
}
