package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;

class AtomicFilesTest {

	@TempDir
	Path folder;

	@Test
	void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
		File file = folder.resolve("kept.txt").toFile();
		AtomicFiles.write(file, "before");
		UserException failure = assertThrows(UserException.class, () -> AtomicFiles.write(file, out -> {
			out.write('x');
			throw new IOException("the disk is full");
		}));
		assertEquals("before", Files.readString(file.toPath()));
		assertEquals(true, failure.getMessage().contains("the disk is full"));
		assertOnlyFile("kept.txt");
	}

	@Test
	void replacesAndMakesFolders() throws IOException {
		File file = folder.resolve("new/deep/file.txt").toFile();
		AtomicFiles.write(file, "one");
		AtomicFiles.write(file, "two");
		assertEquals("two", Files.readString(file.toPath()));
	}

	@Test
	void othersMayReadWhatTheyMayReadElsewhere() throws IOException {
		File file = folder.resolve("a.txt").toFile();
		AtomicFiles.write(file, "text");
		Path plain = Files.createFile(folder.resolve("b.txt"));
		if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) return;
		assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file.toPath()));
	}

	private void assertOnlyFile(String name) throws IOException {
		try (var files = Files.list(folder)) {
			assertEquals(List.of(name), files.map(path -> path.getFileName().toString()).toList());
		}
	}
}
