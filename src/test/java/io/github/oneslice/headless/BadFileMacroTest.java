package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.IJ;
import ij.ImagePlus;

/** Every kind of bad file among good ones in every command that takes a folder: it is named with the reason, and the others are done. */
class BadFileMacroTest extends WithModel {

	private static final String TRAIN = " model=DIR/m method=supervised steps=1 settings=[filters=2, patch_x=16, patch_y=16, patch_z=16, precision=float32]";

	/** The bad file is in the folder b, the good ones in the folder g. */
	private static final String OF_IMAGES = """
		Propagate Folder... | image_folder=DIR/b label_folder=DIR/g output_folder=DIR/o
		Segment Folder... | image_folder=DIR/b model=MODEL output_folder=DIR/o
		Train on Folder... | image_folder=DIR/b label_folder=DIR/g%s
		""".formatted(TRAIN);

	private static final String OF_LABELS = """
		Propagate Folder... | image_folder=DIR/g label_folder=DIR/b output_folder=DIR/o
		Train on Folder... | image_folder=DIR/g label_folder=DIR/b%s
		Evaluate Folder... | prediction_folder=DIR/b reference_folder=DIR/g table=DIR/o/a.tif
		Evaluate Folder... | prediction_folder=DIR/g reference_folder=DIR/b table=DIR/o/a.tif
		""".formatted(TRAIN);

	private static final String IMAGES = """
		text | text | 1 1 1 | b.tif cannot be read as an image. Save it as TIFF
		empty | empty | 1 1 1 | b.tif cannot be read as an image. Save it as TIFF
		cut short | cut | 1 1 1 | b.tif is cut short: it ends before its pixels do. Copy it again from where it came from.
		no more than a header | header | 1 1 1 | b.tif is cut short: it ends before its pixels do. Copy it again from where it came from.
		gone | gone | 1 1 1 | There is no file DIR/b/b.tif. Choose one that exists.
		not a number | 32-bit black 0 NaN | 1 2 1 | "b" holds values that are no numbers / The image holds values that are no numbers
		constant | 8-bit black 0 0 | 1 2 1 | "b" has the same value in all voxels / The image has the same value in all voxels
		colours | RGB black 0 1 | 1 1 1 | take one of its colours by Image > Color > Split Channels
		other width | 8-bit black 4 1 | 1 - 1 | Give labels of the size of the image
		""";

	private static final String LABELS = """
		text | text | 1 1 1 1 | b.tif cannot be read as an image. Save it as TIFF
		empty | empty | 1 1 1 1 | b.tif cannot be read as an image. Save it as TIFF
		cut short | cut | 1 1 1 1 | b.tif is cut short: it ends before its pixels do. Copy it again from where it came from.
		no more than a header | header | 1 1 1 1 | b.tif is cut short: it ends before its pixels do. Copy it again from where it came from.
		gone | gone | 1 1 1 1 | There is no file DIR/b/b.tif. Choose one that exists.
		fractions | 32-bit black 0 0.5 | 1 1 1 1 | "b.tif" holds the value 0.5. Labels are whole numbers
		no label | 8-bit black 0 0 | 1 1 - - | "b" holds no label. Outline the structure on at least one slice
		other width | 8-bit black 4 1 | 1 1 2 2 | Give labels of the size of the image / Choose two that belong to the same image
		""";

	static Stream<InputTable.Cell> images() {
		return InputTable.of(OF_IMAGES, IMAGES);
	}

	@ParameterizedTest
	@MethodSource
	void images(InputTable.Cell cell) throws IOException {
		check(cell);
	}

	static Stream<InputTable.Cell> labels() {
		return InputTable.of(OF_LABELS, LABELS);
	}

	@ParameterizedTest
	@MethodSource
	void labels(InputTable.Cell cell) throws IOException {
		check(cell);
	}

	private void check(InputTable.Cell cell) throws IOException {
		for (String name : List.of("b", "g")) {
			Path stacks = Files.createDirectory(folder.resolve(name));
			save("8-bit black", 0, 1, stacks.resolve("a.tif"));
			save("8-bit black", 0, 1, stacks.resolve("b.tif"));
		}
		Files.createDirectory(folder.resolve("o"));
		spoil(folder.resolve("b/b.tif"), cell.input());
		ToldMacro told = ToldMacro.of(folder, ("run('" + cell.command() + "', '" + cell.options() + "');").replace("DIR", folder.toString()).replace("MODEL", whole.toString())
			.replace('\'', '"'));
		assertEquals(1, told.code(), told::toString);
		assertTrue(told.errors().contains(cell.sentence().replace("DIR", folder.toString())), told::errors);
		told.assertPlain();
		boolean training = cell.command().startsWith("Train");
		if (!training) assertTrue(told.errors().contains("1 of 2 files failed, the others are done.\nb.tif: "), told::errors);
		assertEquals(!training, Files.exists(folder.resolve("o/a.tif")));
		assertFalse(Files.exists(folder.resolve("o/b.tif")) || Files.exists(folder.resolve("m")));
	}

	private static void spoil(Path file, String how) throws IOException {
		switch (how) {
			case "text" -> Files.writeString(file, "not an image");
			case "empty" -> Files.write(file, new byte[0]);
			case "cut" -> cut(file, Files.size(file) / 2);
			case "header" -> cut(file, 8);
			case "gone" -> {
				Files.delete(file);
				Files.createSymbolicLink(file, file.resolveSibling("nowhere.tif"));
			}
			default -> {
				String[] parts = how.split(" ");
				save(parts[0] + " " + parts[1], Integer.parseInt(parts[2]), Float.parseFloat(parts[3]), file);
			}
		}
	}

	private static void cut(Path file, long length) throws IOException {
		try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
			open.setLength(length);
		}
	}

	/** A stack of black but for one voxel. */
	private static void save(String type, int wider, float value, Path file) {
		ImagePlus stack = IJ.createImage("stack", type, 16 + wider, 16, 6);
		if (value != 0) stack.getStack().getProcessor(3).setf(8, 8, value);
		stack.getCalibration().pixelDepth = 2;
		stack.getCalibration().setUnit("mm");
		IJ.saveAsTiff(stack, file.toString());
	}
}
