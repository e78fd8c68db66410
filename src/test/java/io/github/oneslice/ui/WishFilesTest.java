package io.github.oneslice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;

class WishFilesTest {

	@TempDir
	File folder;

	@Test
	void filesInTheFolderOfTheModelAreWishes() throws IOException {
		Files.createFile(file(WishFiles.FINISH)); // left by a training before
		try (TrainingRecord record = TrainingRecord.open(Monitor.SILENT, folder)) {
			assertEquals(Wish.GO_ON, record.wish());
			Files.createFile(file(WishFiles.PAUSE));
			assertEquals(Wish.PAUSE, record.wish());
			Files.delete(file(WishFiles.PAUSE));
			assertEquals(Wish.GO_ON, record.wish());
			Files.createFile(file(WishFiles.FINISH));
			assertEquals(Wish.FINISH, record.wish());
		}
		assertEquals(0, folder.list().length);
	}

	private Path file(String name) {
		return folder.toPath().resolve(name);
	}
}
