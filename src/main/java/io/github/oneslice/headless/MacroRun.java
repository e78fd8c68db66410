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
		FirstError interpreter = new FirstError();
		try {
			interpreter.run(Files.readString(macro.toPath()), argument);
		}
		catch (RuntimeException e) {
			if (interpreter.message() == null) {
				System.err.println(macro.getName() + " was aborted.");
				return 1;
			}
		}
		if (interpreter.message() == null) return 0;
		System.err.println(macro.getName() + " failed in line " + interpreter.line() + ": " + interpreter.message());
		return 1;
	}

	/** Inside a loop or block ImageJ goes on for a little after a command has failed, and then complains of that. */
	private static final class FirstError extends Interpreter {

		private String first;
		private int line;

		@Override
		public void abort(String message) {
			if (first == null) {
				first = message;
				line = getLineNumber();
			}
			super.abort(message);
		}

		String message() {
			return first == null ? getErrorMessage() : first;
		}

		int line() {
			return first == null ? getLineNumber() : line;
		}
	}
}
