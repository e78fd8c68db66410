package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.engine.ConstantEngine;
import io.github.oneslice.engine.Engine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.FolderSearch;

/** Segments folders by an engine that finds label 5 everywhere: in 8 x 6 x 4 voxels of 0.5 x 0.5 x 2 mm. */
class SegmentFolderTest {

	private static final String ROW = ",mm^3,192,96.0000,";

	@TempDir
	Path folder;

	private Path images;
	private Path output;

	@BeforeEach
	void makeImages() throws IOException {
		images = folder.resolve("images");
		output = images.resolve("results"); // a trap: inside what is searched
		save("a.tif");
		save("sub/deep/b, left.tif");
		save("sub/a.tif");
		Files.writeString(images.resolve("bad.tif"), "no image at all");
		Files.writeString(images.resolve("notes.txt"), "no image either");
		Files.createDirectory(folder.resolve("model"));
		long past = System.currentTimeMillis() - 60_000;
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.toList())
				Files.setLastModifiedTime(path, FileTime.fromMillis(past));
		}
	}

	@Test
	void goesOnPastABadFileAndTellsOfEach() throws Exception {
		String reason = segment(Map.of("subfolders", true));
		assertTrue(reason.startsWith("1 of 4 files failed, the others are done.\nbad.tif: "), reason);
		assertEquals(List.of("a.tif", "sub/a.tif", "sub/deep/b, left.tif"), results());
		List<String> table = table();
		assertEquals(5, table.size());
		assertEquals("file,seconds,unit,voxels_5,volume_5,error", table.get(0));
		assertTrue(table.get(1).matches("a,\\d+\\.\\d" + ROW.replace("^", "\\^")), table.get(1));
		assertTrue(table.get(2).matches("bad,\\d+\\.\\d,,,,.+"), table.get(2));
		assertTrue(table.get(3).startsWith("sub/a,"), table.get(3));
		assertTrue(table.get(4).startsWith("\"sub/deep/b, left\","), table.get(4));
	}

	@Test
	void leavesOutWhatIsDone() throws Exception {
		segment(Map.of("subfolders", true));
		Path first = output.resolve("a.tif");
		Files.delete(output.resolve("sub/a.tif"));
		FileTime written = Files.getLastModifiedTime(first);
		segment(Map.of("subfolders", true, "resume", true));
		assertEquals(written, Files.getLastModifiedTime(first));
		assertEquals(List.of("a.tif", "sub/a.tif", "sub/deep/b, left.tif"), results());
		assertEquals("a," + ROW, table().get(1), "done before, and in the table all the same");
	}

	@Test
	void newerLabelsAreNotDone() throws Exception {
		Path labels = Files.createDirectory(folder.resolve("labels"));
		save("../labels/a.tif");
		Map<String, Object> options = Map.of("resume", true, "label_folder", labels.toFile());
		segment(options);
		Path result = output.resolve("a.tif");
		FileTime written = FileTime.fromMillis(System.currentTimeMillis() - 30_000);
		for (boolean newer : new boolean[] { false, true }) {
			Files.setLastModifiedTime(labels.resolve("a.tif"), FileTime.fromMillis(written.toMillis() + (newer ? 1000 : -1000)));
			Files.setLastModifiedTime(result, written);
			segment(options);
			assertEquals(newer, !Files.getLastModifiedTime(result).equals(written));
		}
	}

	@Test
	void takesOnlyFilesOfThePattern() throws Exception {
		segment(Map.of("pattern", "b*.tif", "subfolders", true));
		assertEquals(List.of("sub/deep/b, left.tif"), results());
		assertTrue(segment(Map.of("pattern", "b, *.tif")).contains("holds no image called b, *.tif"));
	}

	@Test
	void withoutSubfoldersTheFolderAlone() throws Exception {
		segment(Map.of());
		assertEquals(List.of("a.tif"), results());
	}

	@Test
	void aTableOfSomebodyElseIsKept() throws Exception {
		Path table = folder.resolve("mine.csv");
		Files.writeString(table, "name,weight\n");
		String reason = segment(Map.of("table", table.toFile()));
		assertTrue(reason.contains("it is not a table that OneSlice wrote"), reason);
		assertEquals("name,weight\n", Files.readString(table));
		assertEquals(List.of(), results());
	}

	@Test
	void aPatternThatCannotBeReadIsTold() {
		assertTrue(assertThrows(UserException.class, () -> FolderSearch.matcher("[a.tif")).getMessage().startsWith(
			"The file names \"[a.tif\" cannot be read"));
	}

	/** The example in Groovy, as Fiji runs it, save for its questions. */
	@Test
	void theGroovyExampleListsTheLargest() throws Exception {
		try (Context context = context()) {
			StringWriter printed = new StringWriter();
			Binding inputs = new Binding(Map.of("image_folder", images.toFile(), "output_folder", output.toFile(), "model", folder.resolve("model")
				.toFile(), "commands", context.service(CommandService.class), "out", new PrintWriter(printed)));
			new GroovyShell(inputs).evaluate(Files.readString(Path.of("macros/Segment_Studies.groovy")).replaceAll("(?m)^#@.*$", ""));
			List<String> lines = printed.toString().lines().filter(line -> line.endsWith(",")).toList();
			assertEquals(3, lines.size(), printed.toString());
			assertTrue(printed.toString().startsWith("1 of 4 files failed"), printed.toString());
		}
	}

	private static Context context() {
		Context context = Bridge.newContext();
		PluginInfo<Engine> plugin = new PluginInfo<>(ConstantEngine.class, Engine.class);
		plugin.setPriority(Priority.HIGH);
		context.service(PluginService.class).addPlugin(plugin);
		return context;
	}

	/** @return why it was stopped; empty if it was not */
	private String segment(Map<String, Object> options) throws Exception {
		try (Context context = context()) {
			Map<String, Object> inputs = new HashMap<>(options);
			inputs.put("image_folder", images.toFile());
			inputs.put("output_folder", output.toFile());
			inputs.put("model", folder.resolve("model").toFile());
			SegmentFolder command = (SegmentFolder) context.service(CommandService.class).run(SegmentFolder.class, true, inputs).get().getDelegateObject();
			return command.getCancelReason() == null ? "" : command.getCancelReason();
		}
	}

	private List<String> table() throws IOException {
		return Files.readAllLines(output.resolve("segmentation.csv"));
	}

	private List<String> results() throws IOException {
		if (!Files.exists(output)) return List.of();
		try (Stream<Path> all = Files.walk(output)) {
			return all.filter(path -> path.toString().endsWith(".tif")).map(path -> output.relativize(path).toString().replace(File.separatorChar,
				'/')).sorted().toList();
		}
	}

	private void save(String path) throws IOException {
		ImagePlus image = IJ.createImage("scan", "8-bit ramp", 8, 6, 4);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().setUnit("mm");
		Path file = images.resolve(path);
		Files.createDirectories(file.getParent());
		new FileSaver(image).saveAsTiff(file.toString());
	}
}
