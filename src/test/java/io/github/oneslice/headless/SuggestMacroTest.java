package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bright disc that wanders through one half of the stack; the other half is even. */
class SuggestMacroTest {

	private static final String SCAN = """
		newImage("scan", "8-bit black", 48, 48, 40);
		for (z = 1; z <= 20; z++) { setSlice(z); setColor(90); fillOval(2, 2, 44, 44); setColor(200); fillOval(6 + z, 14, 14, 14); }
		for (z = 21; z <= 40; z++) { setSlice(z); setColor(90); fillOval(2, 2, 44, 44); setColor(200); fillOval(26, 14, 14, 14); }
		setSlice(1);
		""";

	@TempDir
	Path folder;

	@Test
	void goesWhereTheImageChangesAndNothingIsAnnotated() throws Exception {
		int first = suggested(SCAN + "run('Suggest Slice...', 'image=scan'); print('[' + getSliceNumber() + ']');");
		assertTrue(first > 4 && first < 24, "slice " + first);
		int next = suggested(SCAN + "setSlice(3); makeOval(9, 14, 14, 14); run('Suggest Slice...', 'image=scan'); print('[' + getSliceNumber() + ']');");
		assertTrue(next > 8 && next <= 30, "slice " + next);
	}

	@Test
	void suggestsSeveralAndOtherPlanes() throws Exception {
		String said = run(SCAN + "run('Suggest Slice...', 'image=scan slices=3 slice_axis=YZ');");
		assertTrue(said.matches("(?s).*Annotate next: slice \\d+, \\d+, \\d+ of YZ .*"), said);
	}

	private int suggested(String macro) throws Exception {
		return Integer.parseInt(run(macro).lines().filter(line -> line.matches("\\[\\d+\\]")).findFirst().orElseThrow().replaceAll("\\D", ""));
	}

	private String run(String text) throws Exception {
		Path macro = Files.writeString(folder.resolve("macro.ijm"), "close('*'); " + text);
		PrintStream out = System.out;
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
			assertEquals(0, MacroRun.run(macro.toFile(), ""), said::toString);
		}
		finally {
			System.setOut(out);
		}
		return said.toString(StandardCharsets.UTF_8);
	}
}
