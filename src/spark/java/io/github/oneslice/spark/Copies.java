package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.github.oneslice.error.UserException;

/** The files that one task reads: those of this machine where they are, copies of all others in a folder. */
final class Copies {

	private final Places places;
	private final File folder;
	private final Map<String, String> addresses = new HashMap<>();

	Copies(Places places, File folder) {
		this.places = places;
		this.folder = folder;
	}

	/**
	 * The file behind an address.
	 *
	 * @param what it is to the task: two files of one name are told apart by that
	 */
	File read(String address, String what) throws IOException {
		File file = places.here(address, new File(folder, what));
		if (places.local(address) == null) addresses.put(file.getPath(), address);
		return file;
	}

	/** Works with the files; an error that names a copy names the original then. */
	<R> R use(Use<R> use) throws IOException {
		try {
			return use.run();
		}
		catch (UserException e) {
			String message = e.getMessage();
			for (Map.Entry<String, String> copy : addresses.entrySet())
				message = message.replace(copy.getKey(), copy.getValue());
			throw new UserException(message, e);
		}
	}

	interface Use<R> {

		R run() throws IOException;
	}
}
