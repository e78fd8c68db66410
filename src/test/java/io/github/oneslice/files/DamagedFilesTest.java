package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Stacks;

/** Whatever the bytes of a file are: it is read, or refused with a sentence. */
class DamagedFilesTest {

	@TempDir
	Path folder;

	@Test
	void aDamagedTiffFileIsReadOrRefused() throws IOException {
		File file = folder.resolve("labels.tif").toFile();
		ImagePlus image = IJ.createImage("labels", "8-bit black", 9, 8, 3);
		image.getStack().setSliceLabel("a slice", 1);
		new FileSaver(image).saveAsTiff(file.getPath());
		byte[] whole = Files.readAllBytes(file.toPath());
		int header = whole.length - 9 * 8 * 3;
		Random random = new Random(1);
		int read = 0;
		for (int trial = 0; trial < 3000; trial++) {
			byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
			for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--)
				damaged[random.nextInt(Math.min(header, damaged.length))] = (byte) random.nextInt();
			Files.write(file.toPath(), damaged);
			try {
				Stacks.toLabels(ImageFiles.open(file));
				read++;
			}
			catch (UserException e) {
				assertTrue(e.getMessage().length() > 10);
			}
		}
		assertTrue(read > 100, "some damage does no harm: " + read);
	}
}
