package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.io.IOService;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.job.Monitor;

class StackFilesTest {

	@TempDir
	Path folder;

	@Test
	void savesWholeAndOpensAgain() throws IOException {
		File file = folder.resolve("new/stack.tif").toFile();
		ImagePlus stack = IJ.createImage("my title", "16-bit ramp", 8, 6, 4);
		stack.getCalibration().pixelDepth = 2.5;
		ImageFiles.save(stack, file);
		ImageFiles.save(stack, file);
		assertEquals("my title", stack.getTitle());
		assertEquals(List.of("stack.tif"), List.of(file.getParentFile().list()));
		try (Context context = new Context(IOService.class)) {
			ImagePlus opened = new StackFiles(context).open(file);
			assertEquals(2.5, opened.getCalibration().pixelDepth);
			assertEquals(stack.getStack().getProcessor(3).get(5, 2), opened.getStack().getProcessor(3).get(5, 2));
		}
	}

	@Test
	void listsImagesByNameAndRefusesTwoOfOneName() throws IOException {
		for (String name : List.of("b.tif", "a.ome.tif", "c.nii.gz", "notes.txt", ".hidden.tif"))
			Files.createFile(folder.resolve(name));
		assertEquals(Set.of("a", "b", "c"), FolderSearch.flat().in(folder.toFile()).keySet());
		Files.createFile(folder.resolve("b.nrrd"));
		assertThrows(UserException.class, () -> FolderSearch.flat().in(folder.toFile()));
		assertThrows(UserException.class, () -> FolderSearch.flat().in(folder.resolve("missing").toFile()));
	}

	@Test
	void aBatchGoesOnAfterABadFileAndNamesIt() throws IOException {
		File bad = Files.writeString(folder.resolve("bad.tif"), "no image").toFile();
		File good = folder.resolve("good.tif").toFile();
		ImageFiles.save(IJ.createImage("good", "8-bit black", 4, 4, 2), good);
		try (Context context = new Context(IOService.class)) {
			StackFiles files = new StackFiles(context);
			int[] done = new int[1];
			UserException failure = assertThrows(UserException.class, () -> new Batch(List.of(bad, good)).run(Monitor.SILENT, (file,
				monitor) -> done[0] += files.open(file).getStackSize()));
			assertEquals(2, done[0]);
			assertTrue(failure.getMessage().startsWith("1 of 2 files failed") && failure.getMessage().contains("bad.tif"), failure.getMessage());
		}
	}
}
