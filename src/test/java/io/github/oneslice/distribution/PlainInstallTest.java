package io.github.oneslice.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.screen.Screen;

/** Installs plain ImageJ into a folder with blanks and umlauts in its name, and starts it as people do. */
class PlainInstallTest {

	private static final String MACRO = """
		folder = getDirectory("imagej") + "images/OneSlice/";
		open(folder + "putamen.tif");
		open(folder + "putamen-slice.tif");
		run("Propagate Labels...", "image=putamen.tif labels=putamen-slice.tif");
		Stack.getStatistics(voxels, mean, min, max);
		File.saveString(getTitle() + " " + max, folder + "result.txt");
		""";

	@TempDir
	static Path temporary;

	private static Path folder;

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(System.getProperty("os.name").startsWith("Linux"), "The start script is for Linux.");
		folder = temporary.resolve("Bilder für Müller");
		Content content = TestContent.of(temporary.resolve("oneslice_-0.0.1.jar"), temporary.resolve("licenses"));
		new PlainFolder(content.inPlainImageJ(Platform.LINUX)).write(folder);
		Files.writeString(folder.resolve("test.ijm"), MACRO);
	}

	@Test
	void aMacroRunsWithoutAScreen() throws Exception {
		Process process = start(new ProcessBuilder(), "headless.log", "-headless", folder.resolve("test.ijm").toString());
		assertTrue(process.waitFor(90, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), log("headless.log"));
		assertEquals("putamen-propagated 1", result());
	}

	@Test
	void aCommandRunsFromTheMenu() throws Exception {
		try (Screen screen = Screen.open()) {
			Process process = start(screen.use(new ProcessBuilder()), "window.log", "-macro", folder.resolve("test.ijm").toString());
			try {
				for (int i = 0; i < 900 && !Files.exists(resultFile()) && process.isAlive(); i++)
					TimeUnit.MILLISECONDS.sleep(100);
				assertTrue(Files.exists(resultFile()), () -> log("window.log"));
				TimeUnit.MILLISECONDS.sleep(200);
				assertEquals("putamen-propagated 1", result());
			}
			finally {
				process.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void withoutTensorFlowASentenceSaysSo() throws Exception {
		Path worker = folder.resolve("oneslice");
		Path away = folder.resolve("away");
		Files.move(worker, away);
		try {
			Process process = start(new ProcessBuilder(), "missing.log", "-headless", folder.resolve("test.ijm").toString());
			assertTrue(process.waitFor(90, TimeUnit.SECONDS));
			assertEquals(1, process.exitValue());
			String log = log("missing.log");
			assertTrue(log.contains("TensorFlow was not found"), log);
			assertFalse(log.contains("\tat "), log);
		}
		finally {
			Files.move(away, worker);
		}
	}

	private static Process start(ProcessBuilder builder, String log, String... arguments) throws IOException {
		Files.deleteIfExists(resultFile());
		builder.command("sh", folder.resolve("ImageJ.sh").toString()).command().addAll(List.of(arguments));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		return builder.redirectErrorStream(true).redirectOutput(temporary.resolve(log).toFile()).start();
	}

	private static Path resultFile() {
		return folder.resolve("images/OneSlice/result.txt");
	}

	private static String result() throws IOException {
		return Files.readString(resultFile()).trim();
	}

	private static String log(String name) {
		try {
			return Files.readString(temporary.resolve(name));
		}
		catch (IOException e) {
			return e.toString();
		}
	}
}
