package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.error.UserException;

class TiffLengthTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp" })
	void aFileThatWasCutShortIsRefused(String type) throws IOException {
		ImagePlus image = IJ.createImage("stack", type, 20, 10, 7);
		image.getStack().setSliceLabel("the second", 2);
		Path file = folder.resolve("stack.tif");
		new FileSaver(image).saveAsTiff(file.toString());
		assertEquals(7, ImageFiles.open(file.toFile()).getStackSize());
		byte[] whole = Files.readAllBytes(file);
		for (int length : new int[] { whole.length / 2, whole.length / 20, whole.length * 2 / 3, 300 }) {
			Files.write(file, Arrays.copyOf(whole, length));
			String told = assertThrows(UserException.class, () -> ImageFiles.open(file.toFile()), length + " of " + whole.length).getMessage();
			assertTrue(told.contains("is cut short"), told);
			assertThrows(UserException.class, () -> ImageFiles.openHeader(file.toFile()));
		}
	}

	@Test
	void aSingleImageIsChecked() throws IOException {
		File file = folder.resolve("single.tif").toFile();
		new FileSaver(IJ.createImage("single", "16-bit ramp", 30, 30, 1)).saveAsTiff(file.getPath());
		assertEquals(1, ImageFiles.open(file).getStackSize());
		byte[] whole = Files.readAllBytes(file.toPath());
		Files.write(file.toPath(), Arrays.copyOf(whole, whole.length - 2));
		assertThrows(UserException.class, () -> ImageFiles.open(file));
	}
}
