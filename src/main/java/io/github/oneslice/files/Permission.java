package io.github.oneslice.files;

import java.io.File;

import io.github.oneslice.error.UserException;

/** What the system lets a person read. Whatever else is said of a file that may not be read would be wrong advice. */
public final class Permission {

	private Permission() {}

	/** @throws UserException if there is such a file or folder, and it may not be read */
	public static void requireToRead(File file) {
		if (file.exists() && !file.canRead()) throw new UserException("You may not read " + file
			+ ". Ask whoever owns it to permit it, or for a copy of your own.");
	}
}
