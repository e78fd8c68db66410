package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;

class OutputsTest {

	@TempDir
	File folder;

	@Test
	void aNameThatNoDiskTakesIsRefusedBeforeAnythingIsComputed() {
		File file = new File(folder, "a".repeat(300) + ".tif");
		UserException refusal = assertThrows(UserException.class, () -> new Outputs(List.of(), false).require(file, "a"));
		assertEquals("The result " + file + " cannot be written: its name is too long. Choose another name or place.", refusal.getMessage());
		assertDoesNotThrow(() -> new Outputs(List.of(), false).require(new File(folder, "a.tif"), "a"));
	}
}
