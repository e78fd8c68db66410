package io.github.oneslice.screen;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A screen that nobody sees (Xvfb), for programs with windows. Tests are skipped where there is none. */
public final class Screen implements AutoCloseable {

	private static final String PROGRAM = "Xvfb";

	private final Process process;
	private final String display;

	private Screen(Process process, String display) {
		this.process = process;
		this.display = display;
	}

	public static Screen open() throws IOException {
		requireInstalled(PROGRAM);
		Process process = new ProcessBuilder(PROGRAM, "-displayfd", "1", "-screen", "0", "1280x900x24").redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		String number = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
		assumeTrue(number != null, "Xvfb does not start.");
		return new Screen(process, ":" + number);
	}

	/** Skips the test where a program is not installed. */
	public static void requireInstalled(String program) {
		assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))), program
			+ " is not installed.");
	}

	/** Lets a program use this screen. */
	public ProcessBuilder use(ProcessBuilder builder) {
		builder.environment().put("DISPLAY", display);
		return builder;
	}

	@Override
	public void close() {
		process.destroy();
	}
}
