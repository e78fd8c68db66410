package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import io.github.oneslice.files.Folders;
import io.github.oneslice.files.Outputs;

/**
 * One try at one stack: what it reads is brought here, what it writes lies aside until all of it is whole, and is moved into
 * its place then. A try that dies leaves nothing but what lies aside, which goes with the run; two tries at the same time
 * leave the files of the later, which are the same.
 */
final class Attempt implements AutoCloseable {

	/** Inside the folder of the results; hidden, so that nobody takes what is in it for a result. */
	static final String ASIDE = ".unfinished";

	private final Places places;
	private final String output;
	private final String id;
	private final File folder;
	private final Copies copies;
	/** The files that are written, by the address that each is to have, in the order they are to come there. */
	private final Map<String, File> written = new LinkedHashMap<>();

	/** @param output address of the folder of the results */
	Attempt(Places places, String output, String id) throws IOException {
		this.places = places;
		this.output = output;
		this.id = id;
		File local = places.local(Places.inside(output, ASIDE));
		// On the same disk as the results, so that they can be moved.
		Path own = local == null ? Files.createTempDirectory("oneslice-") : Files.createDirectories(local.toPath().resolve(id));
		folder = own.toFile();
		copies = new Copies(places, folder);
	}

	Copies copies() {
		return copies;
	}

	/**
	 * Writes an image.
	 *
	 * @param name path of the file inside the folder of the results
	 * @param source name of the file that it is a result of
	 * @param outputs knows what must not be replaced
	 */
	void write(ImagePlus image, String name, String source, Outputs outputs) throws IOException {
		String address = Places.inside(output, name);
		File place = places.local(address);
		if (place != null) outputs.require(place, source);
		else if (places.modified(address) > 0) outputs.require(copies.read(address, "there"), source);
		File aside = new File(folder, written.size() + ".tif");
		new Outputs(List.of(), true).save(image, aside, source);
		written.put(address, aside);
	}

	/** Moves all that is written into its place. */
	void commit() throws IOException {
		for (Map.Entry<String, File> file : written.entrySet())
			places.put(file.getValue(), file.getKey(), Places.inside(output, ASIDE + "/" + id + "-" + file.getValue().getName()));
	}

	@Override
	public void close() {
		Folders.deleteIfPossible(folder.toPath());
	}
}
