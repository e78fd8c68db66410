package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;

/** Each bad input gets one sentence that says what is wrong, and nothing else happens. */
class BadInputMacroTest {

	private static final String OPEN = "d = getArgument(); newImage('scan', '8-bit noise', 24, 24, 6);"
		+ " newImage('lab', '8-bit black', 24, 24, 6); setSlice(3); setColor(1); fillRect(6, 6, 9, 9); setSlice(1); ";

	/** Two stacks in a folder, and their labels in another. */
	private static final String FOLDERS = "File.makeDirectory(d + '/i'); File.makeDirectory(d + '/l'); for (i = 0; i < 2; i++) { name = '/' + fromCharCode(97 + i)"
		+ " + '.tif'; selectWindow('scan'); saveAs('Tiff', d + '/i' + name); rename('scan'); selectWindow('lab'); saveAs('Tiff', d + '/l' + name); rename('lab'); } ";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"newImage('x', '8-bit noise', 24, 24, 2, 6, 3); | image=x labels=lab frame=4 | \"x\" has no frame 4; it has 3.", //
		"selectWindow('lab'); setColor(9); for (z = 1; z <= 6; z++) { setSlice(z); fillRect(0, 0, 24, 24); } | image=scan labels=lab unknown_value=9 | holds no label beside the unknown_value 9", //
		"'' | image=scan labels=lab unknown_value=300 | unknown_value cannot be 300", //
		"'' | image=scan labels=lab annotated_slices=2 | \"lab\" holds no label on annotated_slices=2. Outline the structure", //
		"'' | image=scan labels=lab annotated_slices=7 | annotated_slices names \"7\", but there are slices 1 to 6", //
		"'' | image=scan labels=scan | Image and labels are the same image", //
		"'' | image=lab labels=scan | They seem to be swapped", //
		"'' | image=scan labels=lab empty_slices=all | Write numbers and ranges, such as 12, 40-42.", //
		"'' | image=scan labels=nowhere | no image of that title is open, and there is no such file", //
		"File.saveString('text', d + '/text.tif'); | image=DIR/text.tif labels=lab | cannot be read as an image", //
		"File.saveString('text', d + '/file'); | image=scan labels=lab output_folder=DIR/file | is no folder. Choose another place", //
		"'' | image=scan labels=lab output_folder=DIR/o output_format=OME-TIFF | OME-TIFF is written by Bio-Formats, which this ImageJ does not have. Fiji has it; here choose TIFF.", //
		"'' | image=scan labels=lab output_folder=DIR/o output_format=DOC | Choose one of TIFF, OME-TIFF, NIfTI", //
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
		"Train (SPSS)... | image=scan labels=lab model=DIR/m initial_model=DIR/nowhere | There is no folder", //
		"Train (AdaMix)... | image=scan labels=lab model=DIR/m framework=XX | Choose one of ST, MT, CT", //
		"Train (LFME)... | image=scan labels=lab model=DIR/m guidance=-2 | must not be negative", //
		"Train... | image=scan labels=lab model=DIR/m settings=[filters=100000] | The setting filters must lie between 1 and 256", //
		"Train... | image=scan labels=lab model=DIR/m method=magic | There is no training method \"magic\"", //
		"Segment... | image=scan model=DIR/nowhere | There is no folder", //
		"Select Samples (SPSS)... | image=scan | The field \"model\" is empty", //
		"Select Samples (SPSS)... | image=scan model=DIR rate=7 | The option rate must lie between 0 and 1", //
		"Select Samples (SPSS)... | image=scan model=DIR rate=-0.5 | The option rate must lie between 0 and 1", //
		"Select Samples (SPSS)... | image=scan model=DIR channel=2 | \"scan\" has no channel 2; it has 1.", //
		"Evaluate... | prediction=lab | There is no reference", //
		"Evaluate... | prediction=lab reference=lab | Prediction and reference are the same image", //
		"Evaluate... | prediction=lab reference_folder=DIR | One of prediction and reference is a folder and the other is not", //
		"Evaluate Folder... | prediction_folder=DIR reference_folder=DIR | Prediction and reference are the same folder", //
		"Evaluate... | prediction=lab reference=scan table=DIR/macro.ijm | is not a table of scores that OneSlice wrote", //
		"Model Info... | '' | The field \"model\" is empty", //
		"Model Info... | model=DIR/macro.ijm | There is no folder", //
		"Export Model... | model=DIR | The field \"file\" is empty", //
		"Export Model... | model=DIR file=DIR/o | The field \"name\" is empty", //
		"Export Model... | model=DIR file=DIR/o name=a authors=[; ;] | The field \"authors\" is empty", //
		"Export Model... | model=DIR file=DIR/macro.ijm name=a authors=b | There is a file", //
		"Export Model... | model=DIR file=DIR name=a authors=b overwrite | a folder has that name", //
		"Export Model... | model=DIR file=DIR/macro.ijm/o.zip name=a authors=b | macro.ijm is no folder", //
		"Import Model... | file=DIR/nowhere.zip model=DIR/m | Give a package that Export Model... wrote", //
		"Import Model... | file=DIR/macro.ijm model=DIR/m | is no zip file, or it is damaged", //
		"Import Model... | file=DIR/macro.ijm | The field \"model\" is empty", //
		"Backend... | threads=-1 | threads must be at least 0", //
		"Backend... | threads=100000 | only slow this machine down", //
		"Backend... | memory=0.001 | at least 0.5 (GB)", //
		"Backend... | memory=100000 | memory cannot be 100000.0: this machine has", //
		"Backend... | device=abacus | Choose one of auto, CPU, GPU" })
	void theOthers(String command, String options, String sentence) throws IOException {
		assertRefused("", command, options, sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"'' | image=scan labels=scan | Image and labels are the same image", //
		"'' | image=scan labels=lab annotated_slices=9 | there are slices 1 to 6", //
		"'' | image=scan labels=lab annotated_slices=all | No slice would help", //
		"'' | image=scan annotated_slices=3 | but nothing is annotated", //
		"'' | image=scan slices=0 | slices must be at least 1", //
		"'' | image=scan slice_axis=XX | Choose one of XY, XZ, YZ" })
	void suggesting(String before, String options, String sentence) throws IOException {
		assertRefused(before, "Suggest Slice...", options, sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"'' | image=scan | No area is outlined", //
		"'' | image=scan rois=sketch | Choose one of auto, manager, overlay, selection" })
	void outlined(String before, String options, String sentence) throws IOException {
		assertRefused(before, "Labels from ROIs...", options, sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"'' | '' | There is no label stack", //
		"'' | labels=lab target=wall | The option target is overlay or manager", //
		"'' | labels=lab target=manager | Without a screen there is no ROI Manager" })
	void outlining(String before, String options, String sentence) throws IOException {
		assertRefused(before, "ROIs from Labels...", options, sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"'' | image=scan | Confidence maps or the loss are missing", //
		"'' | image=scan model=DIR/nowhere | There is no folder", //
		"'' | image=scan model=DIR steps=0 | steps must be at least 1", //
		"'' | image=scan model=DIR steps=100000 | and at most 100", //
		"'' | image=scan model=DIR loss=1.5 | The option loss must lie between 0 and 1", //
		"'' | image=scan model=DIR age=-0.5 | The option age must lie between 0 and 1", //
		"'' | image=scan confidence=scan loss=0.5 | but confidence lies between 0 and 1", //
		"newImage('x', '32-bit black', 24, 24, 6); setPixel(3, 3, 0/0); | image=scan confidence=x loss=0.5 | holds the value NaN, but confidence", //
		"newImage('x', '32-bit black', 24, 24, 2, 6, 3); | image=scan confidence=x loss=0.5 | Confidence has one", //
		"newImage('x', '32-bit black', 24, 24, 5); | image=scan confidence=x loss=0.5 | but the confidence 24 x 24 x 5", //
		"newImage('x', '32-bit black', 24, 24, 5); | image=scan other_image=x confidence=lab other_confidence=lab loss=0.5 | but the other image 24 x 24 x 5" })
	void perturbing(String before, String options, String sentence) throws IOException {
		assertRefused(before, "Perturb (AdaMix)...", options, sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Segment Folder... | image_folder=DIR/nowhere model=DIR output_folder=DIR/o | There is no folder", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/i | are the same folder", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/macro.ijm | macro.ijm is no folder", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/o pattern=[{] | The file names \"{\" cannot be read", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/o pattern=*.nii | holds no image called *.nii", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/o output_format=NIfTI | NIfTI is written by the plugin NIfTI-Analyze, which this ImageJ does not have.", //
		"Segment Folder on Spark... | image_folder=DIR/i model=DIR output_folder=DIR/o output_format=TIFF | There is no option \"output_format\"", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/o table=DIR/i/a.tif | would replace an image", //
		"Segment Folder... | image_folder=DIR/i model=DIR output_folder=DIR/o table=DIR/macro.ijm | is not a table that OneSlice wrote", //
		"Segment Folder on Spark... | image_folder=DIR/nowhere model=DIR output_folder=DIR/o | There is no folder", //
		"Segment Folder on Spark... | image_folder=DIR/i model=DIR output_folder=DIR/i | are the same folder", //
		"Propagate Folder... | image_folder=DIR/i label_folder=DIR/l | The field \"output_folder\" is empty", //
		"Propagate Folder... | image_folder=DIR/i label_folder=DIR/nowhere output_folder=DIR/o | There is no folder", //
		"Propagate Folder... | image_folder=DIR/i label_folder=DIR/i output_folder=DIR/o | each image would be its own labels", //
		"Propagate Folder... | image_folder=DIR/i label_folder=DIR/l output_folder=DIR/l | are the same folder", //
		"Propagate Folder... | image_folder=DIR/i label_folder=DIR/l output_folder=DIR/macro.ijm | macro.ijm is no folder", //
		"Propagate Folder... | image_folder=DIR/i label_folder=DIR/l output_folder=DIR/o annotated_slices=9 | 2 files could be done: annotated_slices names", //
		"Train on Folder... | image_folder=DIR/i label_folder=DIR/l | The field \"model\" is empty", //
		"Train on Folder... | image_folder=DIR/i label_folder=DIR/i model=DIR/m | each image would be its own labels", //
		"Train on Folder... | image_folder=DIR/i label_folder=DIR/l model=DIR/i | are the same folder", //
		"Train on Folder... | image_folder=DIR/i label_folder=DIR/l model=DIR/macro.ijm | Cannot write to the model folder", //
		"Train (LFME)... | image_folder=DIR/i label_folder=DIR/l model=DIR/m domains=DIR/nowhere.csv | There is no table", //
		"Train (LFME)... | image_folder=DIR/i label_folder=DIR/l model=DIR/m domains=DIR/macro.ijm | has not both columns" })
	void folders(String command, String options, String sentence) throws IOException {
		assertRefused(FOLDERS, command, options, sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "with blank", "quo'te", "brackets (1)", "[1] more", "Umläute ÄÖÜß", "中文", "a.b.c", "100% $HOME" })
	void namesAreKept(String name) throws IOException {
		Path images = Files.createDirectory(folder.resolve("i " + name));
		Path labels = Files.createDirectory(folder.resolve("l " + name));
		IJ.saveAsTiff(IJ.createImage("image", "8-bit ramp", 24, 24, 6), images.resolve(name + ".tif").toString());
		ImagePlus slice = IJ.createImage("labels", "8-bit black", 24, 24, 6);
		slice.getStack().setVoxel(8, 8, 2, 1);
		IJ.saveAsTiff(slice, labels.resolve(name + ".tif").toString());
		ToldMacro.run(folder, String.format("""
			d = getArgument();
			run("Propagate Folder...", "image_folder=[" + d + "/i %1$s] label_folder=[" + d + "/l %1$s] output_folder=[" + d + "/o %1$s]");
			run("Evaluate...", "prediction_folder=[" + d + "/o %1$s] reference_folder=[" + d + "/l %1$s] table=[" + d + "/%1$s.csv]");
			""", name), 0);
		assertTrue(Files.exists(folder.resolve("o " + name).resolve(name + ".tif")));
		assertTrue(Files.readAllLines(folder.resolve(name + ".csv")).get(1).startsWith(name + ","));
	}

	private void assertRefused(String before, String command, String options, String sentence) throws IOException {
		String macro = OPEN + before + " selectWindow('scan'); call('io.github.oneslice.headless.Untouched.remember'); run('" + command + "', '" + options.replace("DIR",
			folder.toString()) + "');";
		ToldMacro refused = ToldMacro.of(folder, macro.replace('\'', '"'));
		assertEquals(1, refused.code(), macro);
		String told = refused.errors();
		assertTrue(told.contains("failed in line 1: ") && told.contains(sentence), macro + "\n" + told);
		refused.assertPlain();
		assertFalse(Files.exists(folder.resolve("m")) || Files.exists(folder.resolve("o")));
		assertEquals(List.of(), Untouched.changed());
	}
}
