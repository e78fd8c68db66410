package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Volumes;

class ImageFilesTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void aHeaderSaysWhatTheWholeStackSays(int bitDepth) {
		for (int slices : new int[] { 1, 5 }) {
			ImagePlus stack = IJ.createImage("stack", bitDepth + "-bit ramp", 7, 6, slices);
			stack.getCalibration().pixelDepth = 2.5;
			stack.getCalibration().pixelWidth = 0.5;
			stack.getCalibration().setUnit("mm");
			File file = folder.resolve(bitDepth + "-" + slices + ".tif").toFile();
			ImageFiles.save(stack, file);
			StackFile source = new StackFile("stack", file, 1, 1);
			assertEquals(new VolumeSource.Header(source.volume().size(), source.volume().voxelSize()), source.header());
			assertEquals("mm", source.header().voxelSize().unit());
			assertArrayEquals(Volumes.toFloats(StackInMemory.of("", source.volume()).volume()), Volumes.toFloats(source.volume()));
		}
	}

	@ParameterizedTest
	@CsvSource({ "file:/scans/a%20b.tif, /scans/a b.tif", "file:///scans/a.tif, /scans/a.tif", "FILE:/scans/a.tif, /scans/a.tif",
		"file://server/scans/a.tif, //server/scans/a.tif", "file:/scans/a#1.tif, /scans/a#1.tif", "/scans/a b.tif, /scans/a b.tif",
		"C:/scans/a.tif, C:/scans/a.tif", "https://server/a.tif," })
	void anOpenImageKnowsItsFileByAnyAddressOfIt(String address, File file) {
		ImagePlus image = IJ.createImage("image", "8-bit", 2, 2, 1);
		FileInfo info = new FileInfo();
		info.url = address;
		image.setFileInfo(info);
		assertEquals(file, ImageFiles.origin(image));
	}

	@Test
	void aHyperstackIsReadByItsPart() {
		ImagePlus hyperstack = IJ.createHyperStack("hyper", 6, 5, 2, 4, 3, 8);
		hyperstack.getStack().setVoxel(1, 2, hyperstack.getStackIndex(2, 3, 3) - 1, 77);
		File file = folder.resolve("hyper.tif").toFile();
		ImageFiles.save(hyperstack, file);
		StackFile source = new StackFile("hyper", file, 2, 3);
		assertEquals(source.volume().size(), source.header().size());
		assertEquals(77, source.volume().voxels().getAt(1, 2, 2).getRealFloat());
	}

	@Test
	void whatIsNoImageIsToldSo() throws IOException {
		File text = Files.writeString(folder.resolve("text.tif"), "no image").toFile();
		assertTrue(assertThrows(UserException.class, () -> new StackFile("text", text, 1, 1).header()).getMessage().contains(
			"cannot be read as an image"));
		File missing = folder.resolve("missing.tif").toFile();
		assertTrue(assertThrows(UserException.class, () -> new StackFile("missing", missing, 1, 1).volume()).getMessage().contains(
			"There is no file"));
	}

	@Test
	void imageJShowsItsOwnErrorsAgainAfterAFailure() throws IOException {
		Path blocked = Files.writeString(folder.resolve("a file"), "");
		ImagePlus stack = IJ.createImage("stack", "8-bit black", 4, 4, 2);
		UserException refusal = assertThrows(UserException.class, () -> ImageFiles.save(stack, blocked.resolve("stack.tif").toFile()));
		assertTrue(refusal.getMessage().contains("a file stands where a folder should be"), refusal.getMessage());
		assertFalse(IJ.redirectingErrorMessages());
		assertEquals("stack", stack.getTitle());
	}

	@Test
	void whatBeginsWithTextIsLeftToOtherReaders() throws IOException {
		File header = Files.writeString(folder.resolve("scan.nrrd"), "NRRD0004\ntype: uint8\ndimension: 3\n").toFile();
		assertFalse(ImageFiles.readable(header));
		File tiff = folder.resolve("scan.tif").toFile();
		ImageFiles.save(IJ.createImage("scan", "8-bit black", 4, 4, 2), tiff);
		assertTrue(ImageFiles.readable(tiff));
	}
}
