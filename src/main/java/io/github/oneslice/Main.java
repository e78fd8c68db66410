package io.github.oneslice;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.oneslice.engine.ClassPath;
import io.github.oneslice.headless.MacroRun;
import net.imagej.patcher.LegacyInjector;

/**
 * The program outside ImageJ: without arguments the quick start, with {@code MACRO.ijm ARGUMENT} any ImageJ macro, both
 * without a screen. Ends with a code other than 0 when the work fails.
 */
public final class Main {

	private static final String OPEN = "--add-opens=java.base/java.lang=ALL-UNNAMED";

	private Main() {}

	public static void main(String... arguments) throws IOException, InterruptedException {
		System.setProperty("java.awt.headless", "true");
		System.exit(run(arguments));
	}

	private static int run(String... arguments) throws IOException, InterruptedException {
		if (!Object.class.getModule().isOpen("java.lang", Main.class.getModule())) return runInOwnProcess(arguments);
		LegacyInjector.preinit(); // before any class of ImageJ is loaded
		if (arguments.length == 0) return QuickStart.run();
		String argument = arguments.length > 1 ? String.join(" ", List.of(arguments).subList(1, arguments.length)) : "";
		return MacroRun.run(new File(arguments[0]), argument);
	}

	/** ImageJ's dialogs work without a screen only in a Java process that was started to allow it. */
	private static int runInOwnProcess(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(new File(System.getProperty("java.home"), "bin/java").getPath(), OPEN, "-Xms64m",
			"-XX:+UseSerialGC", "-cp", String
			.join(File.pathSeparator, ClassPath.own()), Main.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).inheritIO().start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		return process.waitFor();
	}
}
