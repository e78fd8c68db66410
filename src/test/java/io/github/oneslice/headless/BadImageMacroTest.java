package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;


/** Every kind of image and of labels in every command that takes one: a sentence that says what is wrong, or an answer. */
class BadImageMacroTest extends WithModel {

	private static final String TRAIN = " model=DIR/m method=supervised steps=1 settings=[filters=2, patch_x=16, patch_y=16, patch_z=16, precision=float32]";

	/** The image is x; y are labels of its size, one voxel of them labelled. */
	private static final String OF_IMAGES = """
		Propagate Labels... | image=x labels=y
		Train... | image=x labels=y%s
		Suggest Slice... | image=x
		Suggest Slice... | image=x model=MODEL
		Segment... | image=x model=MODEL
		Select Samples (SPSS)... | image=x model=MODEL
		Perturb (AdaMix)... | image=x model=MODEL
		Labels from ROIs... | image=x
		""".formatted(TRAIN);

	private static final String IMAGES = """
		single slice | newImage('x', '8-bit noise', 24, 24, 1); | 1 1 1 1 1 1 1 ok | is a single slice, but a stack of slices is needed
		not a number | newImage('x', '32-bit noise', 24, 24, 6); setPixel(3, 3, 0/0); | 1 1 1 1 1 1 1 ok | NaN by Process > Noise > Remove NaNs...
		infinite | newImage('x', '32-bit noise', 24, 24, 6); setPixel(3, 3, 1/0); | 1 1 1 1 1 1 1 ok | holds values that are no numbers, or infinite
		constant | newImage('x', '16-bit white', 24, 24, 6); | 1 1 1 1 1 1 1 ok | has the same value in all voxels, so there is nothing to see in it
		colours | newImage('x', 'RGB white', 24, 24, 6); | 1 1 1 1 1 1 1 ok | take one of its colours by Image > Color > Split Channels
		voxels of 0 | newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(0, 1, 2, 'mm'); | 1 1 1 1 1 1 1 1 | "x": Voxel size must be positive and finite
		voxels of NaN | newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(1, 1, 0/0, 'mm'); | 1 1 1 1 1 1 1 1 | Set it with Image > Properties
		voxels of less than 0 | newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(1, -1, 2, 'mm'); | 1 1 1 1 1 1 1 1 | Set it with Image > Properties
		metres told as mm | newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(0.001, 0.001, 0.002, 'mm'); | ok - ok 1 1 1 1 ok | Set its voxel size and unit with Image > Properties
		no unit | newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(1, 1, 2, 'pixel'); | ok - ok 1 1 1 1 ok | trained on images measured in mm
		no length | newImage('x', '8-bit noise', 24, 24, 6); setVoxelSize(1, 1, 2, 'furlong'); | ok - ok 1 1 1 1 ok | but this image is measured in furlong. Set its voxel size
		channels and frames | newImage('x', '8-bit ramp', 24, 24, 2, 6, 3); setPixel(3, 3, 9); | ok - ok ok ok ok ok ok |
		one voxel a slice | newImage('x', '8-bit black', 1, 1, 12); setSlice(3); setPixel(0, 0, 9); | ok ok ok ok ok ok ok ok |
		rows of 30000 | newImage('x', '8-bit ramp', 30000, 2, 3); setPixel(3, 1, 9); | ok ok ok ok ok - ok ok |
		values near the largest | newImage('x', '32-bit ramp', 24, 24, 6); run('Multiply...', 'value=3e38 stack'); setPixel(3, 3, -3e38); | ok - ok ok ok ok ok ok |
		two slices | newImage('x', '16-bit ramp', 2, 2, 2); setPixel(0, 0, 9); | ok - ok ok ok ok ok ok |
		""";

	/** The labels are x; those that are compared with them are lab. */
	private static final String OF_LABELS = """
		Propagate Labels... | image=scan labels=x
		Train... | image=scan labels=x%s
		Suggest Slice... | image=scan labels=x
		Perturb (AdaMix)... | image=scan labels=x confidence=sure loss=0.5
		ROIs from Labels... | labels=x image=scan
		Evaluate... | prediction=x reference=lab table=DIR/o
		Evaluate... | prediction=lab reference=x table=DIR/o
		""".formatted(TRAIN);

	private static final String LABELS = """
		other width | newImage('x', '8-bit black', 20, 24, 6); setPixel(3, 3, 1); | 1 1 1 2 3 4 4 | Give labels of the size of the image / Give stacks of one size / Choose the image they belong to / Choose two that belong to the same image
		other depth | newImage('x', '8-bit black', 24, 24, 5); setPixel(3, 3, 1); | 1 1 1 2 3 4 4 | Give labels of the size of the image / Give stacks of one size / Choose the image they belong to / Choose two that belong to the same image
		single slice | newImage('x', '8-bit black', 24, 24, 1); setPixel(3, 3, 1); | 1 1 1 2 3 4 4 | Say which slice they belong to / Give stacks of one size / Choose the image they belong to / Choose two that belong to the same image
		no label | newImage('x', '8-bit black', 24, 24, 6); | 1 1 1 ok 2 ok ok | Outline the structure on at least one slice / so there is nothing to outline
		fractions | newImage('x', '32-bit black', 24, 24, 6); setPixel(3, 3, 0.5); | 1 1 1 1 1 1 1 | "x" holds the value 0.5. Labels are whole numbers from 0 to 254: give a stack
		not a number | newImage('x', '32-bit black', 24, 24, 6); setPixel(3, 3, 0/0); | 1 1 1 1 1 1 1 | "x" holds the value NaN. Labels are whole numbers
		less than 0 | newImage('x', '32-bit black', 24, 24, 6); setPixel(3, 3, -1); | 1 1 1 1 1 1 1 | "x" holds the value -1.0. Labels are whole numbers
		300 | newImage('x', '16-bit black', 24, 24, 6); setPixel(3, 3, 300); | 1 1 1 1 1 1 1 | "x" holds the value 300.0. Labels are whole numbers
		255 beside others | newImage('x', '8-bit black', 24, 24, 6); setPixel(3, 3, 255); setPixel(4, 3, 1); | 1 1 1 ok ok ok ok | give unknown_value=255 if 255 marks what is not annotated
		a photograph | newImage('x', 'RGB noise', 24, 24, 6); | 1 1 1 1 1 1 1 | Give a stack whose values are the labels
		channels and frames | newImage('x', '8-bit black', 24, 24, 2, 6, 3); setPixel(3, 3, 1); | 1 1 1 1 1 1 1 | take out one channel and frame, with all slices, by Image > Duplicate...
		voxels of 0 | newImage('x', '8-bit black', 24, 24, 6); setPixel(3, 3, 1); setVoxelSize(0, 1, 2, 'mm'); | 1 1 1 1 1 1 1 | "x": Voxel size must be positive and finite
		crossing slices | newImage('x', '8-bit black', 24, 24, 6); setColor(1); fillRect(4, 4, 9, 9); setSlice(3); for (z = 1; z <= 6; z++) { setSlice(z); fillRect(12, 3, 1, 18); } | 1 1 1 ok ok ok ok | Give slice_axis=XY, XZ or YZ
		one voxel | newImage('x', '8-bit black', 24, 24, 6); setSlice(3); setPixel(8, 8, 1); | ok ok ok ok ok ok ok |
		whole numbers in 32 bits | newImage('x', '32-bit black', 24, 24, 6); setSlice(3); setColor(254); fillRect(8, 8, 9, 9); | ok - ok ok ok ok ok |
		slices as frames | newImage('x', '8-bit black', 24, 24, 1, 1, 6); setSlice(3); setColor(1); fillRect(8, 8, 9, 9); | ok - ok ok ok ok ok |
		""";

	static Stream<InputTable.Cell> images() {
		return InputTable.of(OF_IMAGES, IMAGES);
	}

	@ParameterizedTest
	@MethodSource
	void images(InputTable.Cell cell) throws IOException {
		String calibrated = cell.input().contains("setVoxelSize") ? "" : " setVoxelSize(1, 1, 2, 'mm');";
		String outlined = cell.command().equals("Labels from ROIs...") ? " makeRectangle(0, 0, 1, 1);" : "";
		check(cell, cell.input() + calibrated + outlined + " getDimensions(w, h, c, s, f); newImage('y', '8-bit black', w, h, s); setPixel(0, 0, 1);");
	}

	@Test
	void otherImage() throws IOException {
		String open = "newImage('%s', '32-bit noise', 24, 24, 6); setVoxelSize(1, 1, 2, 'mm'); ";
		String macro = (open.formatted("x") + open.formatted("y") + "setPixel(3, 3, 0/0); run('Perturb (AdaMix)...', 'image=x other_image=y model=" + whole + "');")
			.replace('\'', '"');
		String said = ToldMacro.run(folder, macro, 1);
		assertTrue(said.contains("The other image cannot be used. The image holds values that are no numbers"), said);
	}

	static Stream<InputTable.Cell> labels() {
		return InputTable.of(OF_LABELS, LABELS);
	}

	@ParameterizedTest
	@MethodSource
	void labels(InputTable.Cell cell) throws IOException {
		check(cell, "newImage('scan', '8-bit noise', 24, 24, 6); newImage('sure', '32-bit black', 24, 24, 6); newImage('lab', '8-bit black', 24, 24, 6); setSlice(3);"
			+ " setColor(1); fillRect(6, 6, 9, 9); setSlice(1); " + cell.input());
	}

	private void check(InputTable.Cell cell, String open) throws IOException {
		String macro = open + " selectWindow('x'); call('io.github.oneslice.headless.Untouched.remember'); run('" + cell.command()
			+ "', '" + cell.options().replace("DIR", folder.toString()).replace("MODEL", whole.toString()) + "');";
		ToldMacro told = ToldMacro.of(folder, macro.replace('\'', '"'));
		assertEquals(cell.works() ? 0 : 1, told.code(), () -> macro + told);
		told.assertPlain();
		if (cell.works()) return;
		assertTrue(told.errors().contains("failed in line 1: ") && told.errors().contains(cell.sentence()), () -> macro + "\n" + told.errors());
		assertFalse(Files.exists(folder.resolve("m")) || Files.exists(folder.resolve("o")));
		assertEquals(List.of(), Untouched.changed());
	}
}
