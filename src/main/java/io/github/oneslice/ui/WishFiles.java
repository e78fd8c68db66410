package io.github.oneslice.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

import io.github.oneslice.job.Wish;

/**
 * Wishes of a training that has no window: a file {@value #PAUSE} in the folder of the model holds it as long as it is there, a
 * file {@value #FINISH} ends it.
 */
record WishFiles(File folder) {

	static final String PAUSE = "pause";
	static final String FINISH = "finish";

	Wish wish() {
		if (new File(folder, FINISH).exists()) return Wish.FINISH;
		return new File(folder, PAUSE).exists() ? Wish.PAUSE : Wish.GO_ON;
	}

	/** Removes what was wished of a training that has ended. */
	void clear() {
		for (String name : new String[] { PAUSE, FINISH })
			try {
				Files.deleteIfExists(new File(folder, name).toPath());
			}
			catch (IOException e) {
				// The next training tries again.
			}
	}
}
