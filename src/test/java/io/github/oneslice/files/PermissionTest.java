package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;

class PermissionTest {

	@TempDir
	Path folder;

	@Test
	void whatMayNotBeReadIsToldSoAndNotToBeSavedAsTiff() throws IOException {
		File file = forbidden(Files.createFile(folder.resolve("scan.tif")));
		assertEquals("You may not read " + file + ". Ask whoever owns it to permit it, or for a copy of your own.", assertThrows(UserException.class,
			() -> ImageFiles.open(file)).getMessage());
	}

	@Test
	void aFolderThatMayNotBeListedIsToldSo() throws IOException {
		File scans = forbidden(Files.createDirectory(folder.resolve("scans")));
		try {
			assertThrows(UserException.class, () -> FolderSearch.flat().in(scans));
		}
		finally {
			scans.setReadable(true); // so that it can be deleted
		}
	}

	@Test
	void whatIsNotThereIsAnothersAffair() {
		Permission.requireToRead(folder.resolve("nothing").toFile());
	}

	/** The system's administrator may read all. */
	private static File forbidden(Path path) {
		File file = path.toFile();
		file.setReadable(false);
		assumeFalse(file.canRead());
		return file;
	}
}
