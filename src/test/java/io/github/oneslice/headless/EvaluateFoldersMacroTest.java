package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be read costs its own scores only. */
class EvaluateFoldersMacroTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "Evaluate...", "Evaluate Folder..." })
	void theScoresOfTheOthersAreKept(String command) throws IOException {
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
			run("COMMAND", "prediction_folder=[" + d + "/p] reference_folder=[" + d + "/r] table=[" + d + "/scores.csv]");
			""".replace("COMMAND", command), 1);
		assertTrue(told.contains("2 of 3 files failed") && told.contains("two.tif: ") && told.contains("three.tif: "), told);
		List<String> rows = Files.readAllLines(folder.resolve("scores.csv"));
		assertEquals(3, rows.size(), rows::toString);
		assertTrue(rows.get(1).startsWith("one,1,1.000000"), rows.get(1));
	}

	@Test
	void foldersAreNeeded() throws IOException {
		String told = ToldMacro.run(folder, "run('Evaluate Folder...', 'prediction_folder=[' + getArgument() + ']');", 1);
		assertTrue(told.contains("One of prediction and reference is a folder"), told);
		told = ToldMacro.run(folder, "run('Evaluate Folder...', 'prediction_folder=[' + getArgument() + '] reference_folder=[' + getArgument() + '/none]');", 1);
		assertTrue(told.contains("There is no folder") && told.contains("Give the folder of the references"), told);
		told = ToldMacro.run(folder, "run('Evaluate Folder...', 'prediction=scan');", 1);
		assertTrue(told.contains("There is no option \"prediction\""), told);
	}
}
