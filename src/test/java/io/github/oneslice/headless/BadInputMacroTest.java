package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad input gets one sentence that says what is wrong, and nothing else happens. */
class BadInputMacroTest {

	private static final String OPEN = "d = getArgument(); newImage('scan', '8-bit noise', 24, 24, 6);"
		+ " newImage('lab', '8-bit black', 24, 24, 6); setSlice(3); setColor(1); fillRect(6, 6, 9, 9); setSlice(1); ";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"newImage('x', '8-bit noise', 24, 24, 1); | image=x labels=lab | is a single slice, but a stack of slices is needed", //
		"newImage('x', '32-bit noise', 24, 24, 6); setPixel(3, 3, 0/0); | image=x labels=lab | Process > Noise > Remove NaNs...", //
		"newImage('x', '32-bit noise', 24, 24, 6); setPixel(3, 3, 1/0); | image=x labels=lab | values that are no numbers, or infinite", //
		"newImage('x', '8-bit black', 24, 24, 6); | image=x labels=lab | All voxels of the image have the same value", //
		"newImage('x', '8-bit black', 24, 24, 6); | image=scan labels=x | \"x\" holds no label. Outline the structure", //
		"newImage('x', '32-bit black', 24, 24, 6); setPixel(3, 3, 0.5); | image=scan labels=x | \"x\" holds the value 0.5. Labels are whole numbers", //
		"newImage('x', '8-bit black', 24, 24, 5); setPixel(3, 3, 1); | image=scan labels=x | have 24 x 24 x 5 voxels, but their image \"scan\" has 24 x 24 x 6", //
		"newImage('x', 'RGB noise', 24, 24, 6); | image=scan labels=x | is an RGB image of more than 254 colours", //
		"newImage('x', 'RGB white', 24, 24, 6); | image=x labels=lab | Image > Color > Split Channels", //
		"newImage('x', '8-bit noise', 24, 24, 2, 6, 3); | image=scan labels=x | has several channels or frames", //
		"newImage('x', '8-bit noise', 24, 24, 2, 6, 3); | image=x labels=lab frame=4 | \"x\" has no frame 4; it has 3.", //
		"selectWindow('scan'); setVoxelSize(0, 1, 1, 'mm'); | image=scan labels=lab | Voxel size must be positive and finite", //
		"selectWindow('scan'); setVoxelSize(0/0, 1, 1, 'mm'); | image=scan labels=lab | Set it with Image > Properties", //
		"selectWindow('lab'); setColor(9); for (z = 1; z <= 6; z++) { setSlice(z); fillRect(0, 0, 24, 24); } | image=scan labels=lab unknown_value=9 | holds no label beside the unknown_value 9", //
		"'' | image=scan labels=lab unknown_value=300 | unknown_value cannot be 300", //
		"'' | image=scan labels=lab annotated_slices=7 | annotated_slices names \"7\", but there are slices 1 to 6", //
		"'' | image=scan labels=scan | Image and labels are the same image", //
		"'' | image=scan labels=nowhere | no image of that title is open, and there is no such file", //
		"File.saveString('text', d + '/text.tif'); | image=DIR/text.tif labels=lab | cannot be read as an image", //
		"File.saveString('text', d + '/file'); | image=scan labels=lab output_folder=DIR/file | is no folder. Choose another place", //
		"'' | image_folder=DIR/nowhere label_folder=DIR output_folder=DIR/o | There is no folder", //
		"'' | image=scan labels=lab seed=abc | The option \"seed\" cannot be \"abc\": a whole number is needed.", //
		"'' | image=scan labels=lab sede=1 | There is no option \"sede\"", //
		"'' | image=scan labels=lab settings=[smoothness=0,5] | Write decimals with a point" })
	void propagating(String before, String options, String sentence) throws IOException {
		assertRefused(before, "Propagate Labels...", options, sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Train (SPSS)... | image=scan labels=lab model=DIR/m minutes=0,5 | The option \"minutes\" cannot be \"0,5\": write decimals with a point, as in 0.5.", //
		"Train (SPSS)... | image=scan labels=lab model=DIR/m steps=-3 | cannot be negative", //
		"Train (SPSS)... | image=scan labels=lab | The field \"model\" is empty", //
		"Segment... | image=scan model=DIR/nowhere | There is no folder", //
		"Segment... | image=scan model=DIR | There is no model in", //
		"Select Samples (SPSS)... | image=scan model=DIR rate=7 | The option rate must lie between 0 and 1", //
		"Perturb (AdaMix)... | image=scan | Confidence maps or the loss are missing", //
		"Evaluate... | prediction=lab reference=lab | Prediction and reference are the same image" })
	void theOthers(String command, String options, String sentence) throws IOException {
		assertRefused("", command, options, sentence);
	}

	private void assertRefused(String before, String command, String options, String sentence) throws IOException {
		String macro = OPEN + before + " selectWindow('scan'); Stack.getStatistics(n, mean); run('" + command + "', '" + options.replace("DIR", folder
			.toString()) + "');";
		ToldMacro refused = ToldMacro.of(folder, macro.replace('\'', '"'));
		assertEquals(1, refused.code(), macro);
		String told = refused.errors();
		assertTrue(told.contains("failed in line 1: ") && told.contains(sentence), macro + "\n" + told);
		assertFalse(told.contains("inside OneSlice") || told.contains("\tat "), told);
		assertFalse(Files.exists(folder.resolve("m")) || Files.exists(folder.resolve("o")));
	}
}
