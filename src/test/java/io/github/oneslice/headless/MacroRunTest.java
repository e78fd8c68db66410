package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.evaluation.ScoreTable;

/** Runs macros through ImageJ's interpreter, as a person would. */
class MacroRunTest {

	@TempDir
	Path folder;

	@Test
	void runsBuiltInCommandsAndGivesTheArgument() throws IOException {
		String target = folder.resolve("inverted.tif").toString();
		assertEquals(0, run("newImage('a', '8-bit black', 4, 4, 3); run('Invert', 'stack'); saveAs('Tiff', getArgument());", target));
		ImagePlus inverted = IJ.openImage(target);
		assertEquals(3, inverted.getStackSize());
		assertEquals(255, inverted.getStack().getProcessor(3).get(2, 2));
	}

	@Test
	void tellsWhenAMacroFails() throws IOException {
		assertEquals(1, run("x = undefined(1);", ""));
		assertEquals(1, run("run('No such command');", ""));
		assertEquals(1, run("exit('for a reason');", ""));
		assertEquals(1, run("run('Evaluate...', 'prediction=missing reference=missing');", ""));
		assertEquals(1, run("run('Evaluate...', 'predicton=slip');", ""));
		assertEquals(1, MacroRun.run(new File("/nowhere.ijm"), ""));
	}

	@Test
	void aMacroEndsAtItsFirstError() {
		Path after = folder.resolve("after.txt");
		for (String error : List.of("x = undefined(1);", "run('Evaluate...', 'prediction=missing');"))
			assertEquals(1, assertDoesNotThrow(() -> run(error + " File.saveString('went on', '" + after + "');", "")));
		assertFalse(Files.exists(after));
	}

	@Test
	void evaluatesFolders() throws IOException {
		String box = "newImage('x', '8-bit black', 16, 16, 6); setColor(1); for (z = 2; z <= 4; z++) { setSlice(z); fillRect(%d, 4, 6, 6); }"
			+ " saveAs('Tiff', '%s');";
		Path predictions = Files.createDirectory(folder.resolve("with blank"));
		Path references = Files.createDirectory(folder.resolve("references"));
		for (String name : List.of("one", "two")) {
			assertEquals(0, run(String.format(box, name.equals("one") ? 4 : 5, predictions.resolve(name + ".tif")), ""));
			assertEquals(0, run(String.format(box, 4, references.resolve(name + ".tif")), ""));
		}
		Path table = folder.resolve("table.csv");
		assertEquals(0, MacroRun.run(new File("macros/Evaluate_Folder.ijm"), "prediction=[" + predictions + "],reference=" + references
			+ ", table=" + table));
		List<String> rows = Files.readAllLines(table);
		assertEquals(ScoreTable.HEADER, rows.get(0));
		assertTrue(rows.get(1).startsWith("one,1,1.0"), rows.get(1));
		assertTrue(rows.get(2).startsWith("two,1,0.83333"), rows.get(2));
		assertTrue(rows.get(3).startsWith("mean,,0.9166") && rows.get(3).endsWith(",pixel,2"), rows.get(3));
	}

	@Test
	void everyMenuEntryOfImageJThatIsListedExists() throws ClassNotFoundException {
		for (String command : Commands.find().values())
			if (command.startsWith("ij.plugin")) assertNotNull(Class.forName(command.replaceAll("\\(.*", ""), false, getClass()
				.getClassLoader()));
	}

	private int run(String macro, String argument) throws IOException {
		Path file = Files.writeString(folder.resolve("macro.ijm"), macro.replace('\'', '"'));
		return MacroRun.run(file.toFile(), argument);
	}
}
