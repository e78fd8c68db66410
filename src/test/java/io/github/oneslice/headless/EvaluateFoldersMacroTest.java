package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read costs its own scores only. */
class EvaluateFoldersMacroTest {

	@TempDir
	Path folder;

	@Test
	void theScoresOfTheOthersAreKept() throws IOException {
		String told = ToldMacro.run(folder, """
			d = getArgument();
			File.makeDirectory(d + "/p");
			File.makeDirectory(d + "/r");
			newImage("lab", "8-bit black", 24, 24, 6);
			setSlice(3);
			setColor(1);
			fillRect(6, 6, 9, 9);
			saveAs("Tiff", d + "/p/one.tif");
			saveAs("Tiff", d + "/r/one.tif");
			saveAs("Tiff", d + "/p/two.tif");
			File.saveString("text", d + "/r/two.tif");
			File.saveString("text", d + "/p/three.tif");
			saveAs("Tiff", d + "/r/three.tif");
			run("Evaluate...", "prediction_folder=[" + d + "/p] reference_folder=[" + d + "/r] table=[" + d + "/scores.csv]");
			""", 1);
		assertTrue(told.contains("2 of 3 files failed") && told.contains("two.tif: ") && told.contains("three.tif: "), told);
		List<String> rows = Files.readAllLines(folder.resolve("scores.csv"));
		assertEquals(3, rows.size(), rows::toString);
		assertTrue(rows.get(1).startsWith("one,1,1.000000"), rows.get(1));
	}
}
