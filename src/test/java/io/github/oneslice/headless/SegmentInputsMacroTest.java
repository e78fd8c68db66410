package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.model.ModelArchive;
import io.github.oneslice.testimages.UntrainedModel;

/** What people give a model: the work is done, or one sentence says why not, and their files are as they were. */
class SegmentInputsMacroTest extends WithModel {

	@BeforeEach
	void copyModel() throws IOException {
		UntrainedModel.copy(whole, folder.resolve("model"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1,1,40", "24,1,12", "30000,2,3", "3,3,3", "24,24,2" })
	void ofOddSizesAreSegmented(String size) throws IOException {
		String[] n = size.split(",");
		ToldMacro.run(folder, "d = getArgument(); newImage('x', '8-bit ramp', " + n[0] + ", " + n[1] + ", " + n[2]
			+ "); setSlice(1); setPixel(0, 0, 200); setVoxelSize(1, 1, 2, 'mm'); run('Segment...', 'image=x model=[' + d + '/model]'); saveAs('Tiff', d + '/answer.tif');", 0);
		ImagePlus answer = IJ.openImage(folder.resolve("answer.tif").toString());
		assertEquals(size, answer.getWidth() + "," + answer.getHeight() + "," + answer.getNSlices());
	}

	/** The model knows voxels of 1 x 1 x 2 mm. */
	@ParameterizedTest
	@CsvSource({ "1.9,1.9,3.9,false", "1,1,4.1,true", "0.3,0.3,0.3,false", "2500,1000,2000,true" })
	void thatAreMuchCoarserAreDoubted(double x, double y, double z, boolean doubted) throws IOException {
		String unit = x > 100 ? "micron" : "mm";
		String told = ToldMacro.of(folder, String.format(Locale.ROOT,
			"d = getArgument(); newImage('x', '8-bit ramp', 24, 24, 8); setVoxelSize(%s, %s, %s, '%s'); run('Segment...', 'image=x model=[' + d + '/model]');", x, y, z,
			unit).replace('\'', '"')).output();
		assertEquals(doubted, told.contains("more than 2 times as large as those that the network learned from, 1.000 x 1.000 x 2.000 mm"), told);
	}

	@ParameterizedTest
	@ValueSource(strings = { "with blank", "quo'te", "brackets (1)", "Umläute ÄÖÜß", "中文", "a.b.c", "#hash & more" })
	void keepTheirNames(String name) throws IOException {
		Path images = Files.createDirectory(folder.resolve("images of " + name));
		IJ.saveAsTiff(image(), images.resolve(name + ".tif").toString());
		ToldMacro.run(folder, "d = getArgument(); run(\"Segment Folder...\", \"image_folder=[\" + d + \"/images of " + name
			+ "] model=[\" + d + \"/model] output_folder=[\" + d + \"/labels of " + name + "]\");", 0);
		assertTrue(Files.exists(folder.resolve("labels of " + name).resolve(name + ".tif")));
	}

	/** The others are done, the bad ones are named with their reasons, and what was there is as it was. */
	@Test
	void thatAreNoImagesAreToldAndLeftAlone() throws IOException {
		Path images = Files.createDirectory(folder.resolve("images"));
		IJ.saveAsTiff(image(), images.resolve("good.tif").toString());
		Files.writeString(images.resolve("text.tif"), "not an image");
		IJ.saveAsTiff(image(), images.resolve("short.tif").toString());
		try (RandomAccessFile file = new RandomAccessFile(images.resolve("short.tif").toFile(), "rw")) {
			file.setLength(file.length() / 2);
		}
		byte[] before = Files.readAllBytes(images.resolve("good.tif"));
		String told = errors("d = getArgument(); run('Segment...', 'image_folder=[' + d + '/images] model=[' + d + '/model] output_folder=['"
			+ " + d + '/labels]');");
		assertTrue(told.contains("2 of 3 files failed, the others are done.") && told.contains("text.tif: ") && told.contains("short.tif: "), told);
		assertPlain(told);
		assertTrue(Files.exists(folder.resolve("labels/good.tif")));
		assertFalse(Files.exists(folder.resolve("labels/short.tif")));
		assertArrayEquals(before, Files.readAllBytes(images.resolve("good.tif")));
		try (Stream<Path> files = Files.list(folder.resolve("labels"))) {
			assertTrue(files.noneMatch(file -> file.toString().endsWith(".unfinished")));
		}
	}

	/** Nothing of it is left. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"model.json | | holds no model of OneSlice", //
		"weights.safetensors | | holds no model of OneSlice", //
		"model.json | {} | is damaged", //
		"model.json | {\"format\": 99} | was written by a newer version", //
		"weights.safetensors | x | is damaged" })
	void packagesThatAreNotWholeAreRefused(String file, String content, String sentence) throws IOException {
		Path model = folder.resolve("model");
		if (content == null) Files.delete(model.resolve(file));
		else Files.writeString(model.resolve(file), content);
		try (OutputStream out = Files.newOutputStream(folder.resolve("shared.zip"))) {
			ModelArchive.pack(model, out);
		}
		String told = errors("d = getArgument(); run('Import Model...', 'file=[' + d + '/shared.zip] model=[' + d + '/imported]');");
		assertTrue(told.contains("shared.zip") && told.contains(sentence), told);
		assertPlain(told);
		assertFalse(Files.exists(folder.resolve("imported")));
	}

	/** What a macro that must fail tells as an error. */
	private String errors(String macro) throws IOException {
		ToldMacro told = ToldMacro.of(folder, macro);
		assertEquals(1, told.code(), told::output);
		return told.errors();
	}

	private static void assertPlain(String told) {
		assertFalse(told.contains("inside OneSlice") || told.contains("\tat "), told);
	}

	private static ImagePlus image() {
		ImagePlus image = IJ.createImage("image", "8-bit ramp", 24, 24, 6);
		image.getStack().setVoxel(3, 3, 3, 200);
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().setUnit("mm");
		return image;
	}
}
