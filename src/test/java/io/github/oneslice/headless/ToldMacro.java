package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What came of a macro.
 *
 * @param code that it ended with
 * @param output what was printed
 * @param errors what was told as an error
 */
record ToldMacro(int code, String output, String errors) {

	/**
	 * Runs a macro with nothing open at the start.
	 *
	 * @param folder to write the macro to; its argument too
	 */
	static ToldMacro of(Path folder, String text) throws IOException {
		Path macro = Files.writeString(folder.resolve("macro.ijm"), "close('*'); " + text);
		PrintStream out = System.out;
		PrintStream err = System.err;
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
			System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
			int code = MacroRun.run(macro.toFile(), folder.toString());
			return new ToldMacro(code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
		}
		finally {
			System.setOut(out);
			System.setErr(err);
		}
	}

	/** What is told is meant for a person. */
	void assertPlain() {
		assertFalse(errors.contains("inside OneSlice") || errors.contains("\tat "), errors);
	}

	/**
	 * Runs a macro as {@link #of} does.
	 *
	 * @param code that it must end with
	 * @return all that it said
	 */
	static String run(Path folder, String text, int code) throws IOException {
		ToldMacro told = of(folder, text);
		String said = told.output + told.errors;
		assertEquals(code, told.code, said);
		return said;
	}
}
