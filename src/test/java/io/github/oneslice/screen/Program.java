package io.github.oneslice.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;

/** A program of the tests that uses windows, in a process of its own. */
public final class Program {

	private Program() {}

	/**
	 * Runs it on a screen that nobody sees, with the folder of the test images and one of its own.
	 *
	 * @return what it says
	 */
	public static String run(Class<?> program, Path folder) throws Exception {
		try (Screen screen = Screen.open()) {
			ProcessBuilder builder = new ProcessBuilder(new File(System.getProperty("java.home"), "bin/java").getPath(),
				"--add-opens=java.base/java.lang=ALL-UNNAMED", "-Djava.awt.headless=false", "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"),
				program.getName(), "test-images", folder.toString());
			Process process = screen.use(builder).redirectErrorStream(true).start();
			String seen = new String(process.getInputStream().readAllBytes());
			assertEquals(0, process.waitFor(), seen);
			return seen;
		}
	}
}
