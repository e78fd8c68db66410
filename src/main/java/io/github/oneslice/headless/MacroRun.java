package io.github.oneslice.headless;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

import ij.macro.Interpreter;

/** Runs a macro in ImageJ's interpreter without a screen. */
public final class MacroRun {

	private MacroRun() {}

	/**
	 * @param argument what {@code getArgument()} gives in the macro
	 * @return 0 if the macro ran to its end, 1 if it failed or was aborted
	 */
	public static int run(File macro, String argument) throws IOException {
		if (!macro.isFile()) {
			System.err.println("There is no macro " + macro + ".");
			return 1;
		}
		Commands.install();
		Interpreter interpreter = new Interpreter();
		try {
			interpreter.run(Files.readString(macro.toPath()), argument);
		}
		catch (RuntimeException e) {
			String message = interpreter.getErrorMessage();
			System.err.println(macro.getName() + " was aborted" + (message == null ? "." : ": " + message));
			return 1;
		}
		if (interpreter.getErrorMessage() == null) return 0;
		System.err.println(macro.getName() + " failed in line " + interpreter.getLineNumber() + ": " + interpreter.getErrorMessage());
		return 1;
	}
}
