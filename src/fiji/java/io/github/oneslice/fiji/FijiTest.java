package io.github.oneslice.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.io.IOService;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.macro.Interpreter;
import io.github.oneslice.command.Evaluate;
import io.github.oneslice.image.Stacks;
import net.imagej.Dataset;
import net.imagej.legacy.LegacyService;
import net.imagej.patcher.LegacyInjector;

/** Uses the commands inside a real ImageJ2, with the converters and file readers that come with Fiji. */
class FijiTest {

	static {
		LegacyInjector.preinit(); // before any class of ImageJ is loaded
	}

	private static final Path LABELS = Path.of("test-images/putamen-labels.tif");
	private static Context context;

	@TempDir
	Path folder;

	@BeforeAll
	static void start() {
		context = new Context();
		assertTrue(context.service(LegacyService.class).isActive());
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	/** The entry is that of ImageJ; the SciJava command is for scripts. */
	@Test
	void everyCommandHasItsMenuEntry() throws IOException {
		List<String> entries = Files.readAllLines(Path.of("src/main/resources/plugins.config")).stream().filter(line -> !line.startsWith("#")).map(
			line -> line.replaceAll("Plugins>OneSlice, \"(.*)\",.*", "Plugins > OneSlice > $1")).sorted().toList();
		List<CommandInfo> commands = context.service(CommandService.class).getCommands().stream().filter(info -> info.getDelegateClassName()
			.startsWith("io.github.oneslice")).toList();
		assertEquals(entries, commands.stream().map(info -> info.getMenuPath().getMenuString()).sorted().toList());
		assertTrue(commands.stream().noneMatch(CommandInfo::isVisible));
	}

	/** Two files are two images, though they hold the same. */
	@Test
	void datasetsServeAsStacks() throws Exception {
		Dataset dataset = assertInstanceOf(Dataset.class, context.service(IOService.class).open(LABELS.toString()));
		Object other = context.service(IOService.class).open(copyAs("ä copy.tif").toString());
		Path table = folder.resolve("table.csv");
		assertEvaluatesToOne(Map.of("prediction", dataset, "reference", other, "table", table.toFile()), table);
	}

	@Test
	void theFileOfADatasetIsNotOverwritten() throws Exception {
		Path file = copyAs("my labels.tif");
		Object dataset = context.service(IOService.class).open(file.toString());
		CommandModule module = run(Map.of("prediction", dataset, "reference", IJ.openImage(LABELS.toString()), "table", file.toFile(), "overwrite", true));
		assertTrue(String.valueOf(((Evaluate) module.getCommand()).getCancelReason()).contains("my labels.tif"));
		assertEquals(-1, Files.mismatch(LABELS, file));
	}

	@Test
	void foldersHoldWhatFijiReads() throws Exception {
		Path images = copyAs("images/made.ome.tif").getParent(); // which ImageJ leaves to others
		Path table = folder.resolve("table.csv");
		assertEvaluatesToOne(Map.of("prediction_folder", images.toFile(), "reference_folder", copyAs("references/made.tif").getParent().toFile(), "table", table.toFile()), table);
	}

	@Test
	void bioFormatsWritesResults() throws Exception {
		Path images = copy("putamen.tif", "images/scan.tif").getParent();
		Path labels = copyAs("labels/scan.tif").getParent();
		for (String format : List.of("TIFF", "OME-TIFF")) IJ.runMacro("run('Propagate Folder...', 'image_folder=[" + images + "] label_folder=[" + labels
			+ "] annotated_slices=12 output_folder=[" + folder.resolve(format) + "] output_format=" + format + "');");
		Path written = folder.resolve("OME-TIFF/scan.ome.tif");
		assertTrue(Files.readString(written, StandardCharsets.ISO_8859_1).contains("FileName=\"scan.ome.tif\""));
		ImagePlus propagated = Opener.openUsingBioFormats(written.toString());
		ImagePlus tiff = IJ.openImage(folder.resolve("TIFF/scan.tif").toString());
		assertTrue(Stacks.voxelSize(tiff).isLike(Stacks.voxelSize(propagated)), () -> Stacks.voxelSize(propagated).toString());
		for (int z = 1; z <= tiff.getStackSize(); z++) assertArrayEquals((byte[]) tiff.getStack().getPixels(z), (byte[]) propagated.getStack().getPixels(z));
	}

	@Test
	void aMacroTakesFoldersForImages() throws Exception {
		Path images = copyAs("some images/a.tif").getParent();
		Path references = copyAs("other images/a.tif").getParent();
		Path table = folder.resolve("table.csv");
		IJ.runMacro("run('Evaluate...', 'prediction=[" + images + "] reference=[" + references + "] table=[" + table + "]');");
		assertTrue(lastRow(table).startsWith("mean,,1.000000"), lastRow(table));
	}

	@Test
	void aFailureStopsTheMacroAndKeepsItsSentence() {
		assertStops("run('Segment...', 'image=[" + LABELS + "] model=[" + folder + "/none]');", "There is no folder " + folder
			+ "/none. Give the folder of a model that was trained with OneSlice.");
	}

	@Test
	void aSlipOfThePenStopsTheMacro() {
		assertStops("run('Segment...', 'imag=x');", "There is no option \"imag\"");
	}

	private void assertStops(String macro, String sentence) {
		Path file = folder.resolve("went-on.txt");
		Interpreter interpreter = new Interpreter();
		try {
			interpreter.run(macro + " File.saveString('x', '" + file + "');", "");
		}
		catch (RuntimeException e) {
			// Stopped.
		}
		assertTrue(String.valueOf(interpreter.getErrorMessage()).startsWith(sentence), interpreter.getErrorMessage());
		assertFalse(Files.exists(file));
	}

	@Test
	void theResultIsTheActiveImage() throws Exception {
		Path file = folder.resolve("title.txt");
		IJ.runMacro("open('" + LABELS.toAbsolutePath() + "'); run('Propagate Labels...', 'image=[" + LABELS.resolveSibling("putamen.tif")
			+ "] labels=putamen-labels.tif annotated_slices=12'); rename('mine'); File.saveString(getTitle(), '" + file + "');");
		assertEquals("mine", Files.readString(file).trim());
	}

	/** From an outline to a shared model and the segmentations of a folder. */
	@Test
	void theCommandsWorkTogether() throws Exception {
		Path images = folder.resolve("my images");
		Files.createDirectory(images);
		for (String name : List.of("one.tif", "zwei ä.tif"))
			Files.copy(Path.of("test-images/phantom.tif"), images.resolve(name));
		IJ.runMacro("""
			d = getArgument();
			open(d + "/my images/one.tif");
			setSlice(18);
			makeOval(20, 25, 25, 30);
			run("Labels from ROIs...", "image=one.tif");
			rename("labels");
			run("ROIs from Labels...", "labels=labels image=one.tif");
			selectImage("one.tif");
			outlines = Overlay.size;
			run("Suggest Slice...", "image=one.tif labels=labels");
			run("Train...", "image=one.tif labels=labels method=supervised model=[" + d + "/my model] settings=[steps=2 registration=flow filters=2 patch_x=32 patch_y=32 patch_z=16]");
			run("Segment Folder...", "model=[" + d + "/my model] image_folder=[" + d + "/my images] output_folder=[" + d + "/my labels]");
			run("Export Model...", "model=[" + d + "/my model] file=[" + d + "/my model.zip] name=[My model] authors=Me");
			run("Import Model...", "file=[" + d + "/my model.zip] model=[" + d + "/imported]");
			run("Model Info...", "model=[" + d + "/imported]");
			run("Segment...", "image=one.tif model=[" + d + "/imported] output_folder=[" + d + "/again]");
			File.copy(d + "/my labels/zwei ä.tif", d + "/again/zwei ä.tif");
			run("Evaluate Folder...", "prediction_folder=[" + d + "/my labels] reference_folder=[" + d + "/again] table=[" + d + "/table.csv]");
			run("Backend...", "device=CPU");
			File.saveString(outlines, d + "/outlines.txt");
			""", folder.toString());
		assertEquals("1", Files.readString(folder.resolve("outlines.txt")).trim());
		List<String> rows = Files.readAllLines(folder.resolve("table.csv"));
		assertTrue(rows.get(1).startsWith("one,1,1.000000"), rows::toString);
		assertTrue(rows.get(rows.size() - 1).startsWith("mean,,1.000000"), rows::toString);
	}

	/** What is trained on stacks of two scanners segments both, each in its sub-folder. */
	@Test
	void subfoldersAreScanners() throws Exception {
		for (String scanner : List.of("one", "zwei ä")) {
			copy("phantom.tif", "images/" + scanner + "/scan.tif");
			copy("phantom-slice.tif", "labels/" + scanner + "/scan.tif");
		}
		IJ.runMacro("""
			d = getArgument();
			run("Train (LFME)...", "image_folder=[" + d + "/images] label_folder=[" + d + "/labels] model=[" + d + "/model] steps=3 settings=[registration=flow filters=2 expert_filters=2 patch_x=32 patch_y=32 patch_z=16]");
			run("Segment Folder...", "image_folder=[" + d + "/images] subfolders model=[" + d + "/model] output_folder=[" + d + "/segmented]");
			""", folder.toString());
		List<String> rows = Files.readAllLines(folder.resolve("segmented/segmentation.csv"));
		assertEquals(List.of("one/scan", "zwei ä/scan"), rows.stream().skip(1).map(row -> row.split(",")[0]).sorted().toList());
		assertTrue(rows.stream().skip(1).allMatch(row -> row.endsWith(",")), () -> "errors in " + rows);
		assertTrue(Files.exists(folder.resolve("segmented/zwei ä/scan.tif")));
	}

	/** ImageJ takes it for a text; Bio-Formats knows its voxel size, which SCIFIO does not. */
	@Test
	void aHeaderMayBeText() throws Exception {
		nrrd("phantom.tif", "images/scan.nrrd");
		nrrd("phantom-slice.tif", "labels/scan.nrrd");
		IJ.runMacro("""
			d = getArgument();
			run("Propagate Folder...", "image_folder=[" + d + "/images] label_folder=[" + d + "/labels] output_folder=[" + d + "/propagated]");
			""", folder.toString());
		assertEquals(2.5, IJ.openImage(folder.resolve("propagated/scan.tif").toString()).getCalibration().pixelDepth);
	}

	private Path copyAs(String path) throws IOException {
		return copy(LABELS.getFileName().toString(), path);
	}

	private Path copy(String testImage, String path) throws IOException {
		Path copy = folder.resolve(path);
		Files.createDirectories(copy.getParent());
		return Files.copy(LABELS.resolveSibling(testImage), copy);
	}

	private void nrrd(String testImage, String path) throws IOException {
		ImagePlus image = IJ.openImage(LABELS.resolveSibling(testImage).toString());
		Path file = folder.resolve(path);
		Files.createDirectories(file.getParent());
		try (OutputStream out = Files.newOutputStream(file)) {
			out.write("NRRD0004\ntype: uint8\ndimension: 3\nsizes: %d %d %d\nspacings: %s %s %s\nencoding: raw\n\n".formatted(image.getWidth(), image
				.getHeight(), image.getStackSize(), image.getCalibration().pixelWidth, image.getCalibration().pixelHeight, image
					.getCalibration().pixelDepth).getBytes(StandardCharsets.US_ASCII));
			for (int z = 1; z <= image.getStackSize(); z++)
				out.write((byte[]) image.getStack().getPixels(z));
		}
	}

	private static void assertEvaluatesToOne(Map<String, Object> inputs, Path table) throws Exception {
		CommandModule module = run(inputs);
		assertNotNull(module);
		assertTrue(lastRow(table).startsWith("mean,,1.000000,1.000000,0.000000"), () -> ((Evaluate) module.getCommand()).getCancelReason());
	}

	private static CommandModule run(Map<String, Object> inputs) throws Exception {
		return context.service(CommandService.class).run(Evaluate.class, true, inputs).get();
	}

	private static String lastRow(Path table) throws IOException {
		if (!Files.exists(table)) return "";
		List<String> rows = Files.readAllLines(table);
		return rows.get(rows.size() - 1);
	}
}
