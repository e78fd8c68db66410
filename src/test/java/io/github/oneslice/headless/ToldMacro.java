package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs macros, with nothing open at the start, and keeps what they say. */
final class ToldMacro {

	private ToldMacro() {}

	/**
	 * @param folder to write the macro to
	 * @param code that it must end with
	 * @return all that was printed
	 */
	static String run(Path folder, String text, int code) throws IOException {
		Path macro = Files.writeString(folder.resolve("macro.ijm"), "close('*'); " + text);
		PrintStream out = System.out;
		PrintStream err = System.err;
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
		try {
			System.setOut(both);
			System.setErr(both);
			assertEquals(code, MacroRun.run(macro.toFile(), ""), said::toString);
		}
		finally {
			System.setOut(out);
			System.setErr(err);
		}
		return said.toString(StandardCharsets.UTF_8);
	}
}
