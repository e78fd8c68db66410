package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;

class WorkerClassPathTest {

	@Test
	void takesTheBuildsClassPathInDevelopment() {
		assertTrue(WorkerClassPath.find().stream().anyMatch(entry -> entry.contains("tensorflow-core-native")));
	}

	@Test
	void findsTheFolderBesidePlugins(@TempDir File root) throws IOException {
		Path folder = Files.createDirectory(root.toPath().resolve("oneslice"));
		Path tensorFlow = Files.createFile(folder.resolve("tensorflow-core-native-1.1.0.jar"));
		assertEquals(List.of(tensorFlow.toString()), WorkerClassPath.jarsBeside(List.of(new File("/nowhere"), root)));
	}

	@Test
	void saysWhereTensorFlowBelongs(@TempDir File root) {
		UserException missing = assertThrows(UserException.class, () -> WorkerClassPath.jarsBeside(List.of(root)));
		assertTrue(missing.getMessage().contains(new File(root, "oneslice").getPath()), missing.getMessage());
	}
}
