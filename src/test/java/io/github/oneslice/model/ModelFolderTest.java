package io.github.oneslice.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;

class ModelFolderTest {

	@TempDir
	Path parent;

	@Test
	void oneTrainingAtATime() {
		File folder = parent.resolve("new").toFile();
		try (ModelFolder held = ModelFolder.claim(folder, false, false, false)) {
			assertTrue(refusal(folder, false, false, false).startsWith("Another training is writing to " + folder));
		}
		assertFalse(folder.exists(), "nothing was written, so nothing stays");
	}

	/** Another process that was killed leaves the file of its lock, but not the lock. */
	@Test
	void aLockFileThatNobodyHoldsBarsNobody() throws IOException, InterruptedException {
		File folder = Files.createDirectory(parent.resolve("crashed")).toFile();
		Process other = new ProcessBuilder(new File(System.getProperty("java.home"), "bin/java").getPath(), "-cp", System.getProperty("java.class.path"),
			Holder.class.getName(), folder.getPath()).redirectErrorStream(true).start();
		assertEquals('h', other.getInputStream().read());
		assertTrue(refusal(folder, false, false, true).startsWith("Another training"));
		other.destroyForcibly().waitFor();
		assertTrue(new File(folder, "training.lock").isFile());
		ModelFolder.claim(folder, false, false, false).close();
	}

	/** Holds a folder until it is killed. */
	static final class Holder {

		public static void main(String[] arguments) throws InterruptedException {
			try (ModelFolder held = ModelFolder.claim(new File(arguments[0]), false, false, false)) {
				System.out.print("h");
				System.out.flush();
				Thread.sleep(60_000);
			}
		}
	}

	@Test
	void whatWouldBeLostIsReplacedOnlyWhenSaid() throws IOException {
		File folder = parent.toFile();
		assertTrue(refusal(folder, true, false, false).contains("Give resume to go on with it, or overwrite to start anew"));
		ModelFolder.claim(folder, true, true, false).close();
		Files.writeString(Model.description(folder).toPath(), "{}");
		assertTrue(refusal(folder, false, false, false).contains("There is a model in " + folder + " already"));
		assertTrue(refusal(folder, false, true, false).contains("There is a model"), "there is nothing to resume");
		ModelFolder.claim(folder, true, true, false).close();
		ModelFolder.claim(folder, true, false, true).close();
	}

	@Test
	void theLabelsOfAnEarlierModelGo() throws IOException {
		Path labels = Files.createDirectory(parent.resolve("registration"));
		Files.writeString(labels.resolve("old.tif"), "old");
		Files.writeString(labels.resolve("notes.txt"), "mine");
		try (ModelFolder held = ModelFolder.claim(parent.toFile(), false, false, true)) {
			held.clearLabels();
		}
		assertFalse(Files.exists(labels.resolve("old.tif")));
		assertTrue(Files.exists(labels.resolve("notes.txt")));
	}

	private static String refusal(File folder, boolean checkpoint, boolean resume, boolean overwrite) {
		return assertThrows(UserException.class, () -> ModelFolder.claim(folder, checkpoint, resume, overwrite).close()).getMessage();
	}
}
