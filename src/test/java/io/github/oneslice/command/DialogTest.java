package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.screen.Screen;

/** What a person sees, see {@link DialogProbe}. */
class DialogTest {

	@TempDir
	Path folder;

	@Test
	void dialogsFillInWhatFitsAndWindowsSayWhatHappens() throws Exception {
		try (Screen screen = Screen.open()) {
			ProcessBuilder builder = new ProcessBuilder(new File(System.getProperty("java.home"), "bin/java").getPath(), "-Djava.awt.headless=false",
				"-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), DialogProbe.class.getName(), "test-images", folder.toString());
			Process process = screen.use(builder).redirectErrorStream(true).start();
			String seen = new String(process.getInputStream().readAllBytes());
			assertEquals(0, process.waitFor(), seen);
			assertEquals(List.of( //
				"Propagate: putamen.tif, putamen-labels.tif", //
				"Evaluate: putamen-labels.tif, putamen-slice.tif", //
				"Segment: putamen.tif", //
				"SelectSamples: putamen.tif", //
				"Perturb: putamen.tif, none, none, none, none, none", //
				"TrainSpss: putamen.tif, putamen-labels.tif", //
				"Remembered: true", //
				"Cancelled: true", //
				"Before the first event: true", //
				"Escape cancels: true", //
				"It ended: Cancelled after a while", //
				"The window before is gone: true"), seen.lines().filter(line -> line.matches("[A-Z][\\w ]+: .*")).toList(), seen);
		}
	}
}
