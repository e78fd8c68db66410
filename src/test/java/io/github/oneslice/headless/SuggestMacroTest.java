package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
		String said = ToldMacro.run(folder, SCAN + "run('Suggest Slice...', 'image=scan slices=3 slice_axis=YZ');", 0);
		assertTrue(said.matches("(?s).*Annotate next: slice \\d+, \\d+, \\d+ of YZ .*"), said);
	}

	private int suggested(String macro) throws Exception {
		return Integer.parseInt(ToldMacro.run(folder, macro, 0).lines().filter(line -> line.matches("\\[\\d+\\]")).findFirst().orElseThrow().replaceAll("\\D", ""));
	}
}
