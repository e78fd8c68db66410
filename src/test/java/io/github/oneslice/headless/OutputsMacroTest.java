package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** Nothing that a person has is written over, and every image has a result of its own. */
class OutputsMacroTest {

	private static final String PROPAGATE = "run('Propagate Labels...', '%s');";

	@TempDir
	Path folder;

	private Path images;
	private Path labels;

	@BeforeEach
	void makeImages() throws IOException {
		images = Files.createDirectory(folder.resolve("images"));
		labels = Files.createDirectory(folder.resolve("labels"));
		save("8-bit noise", images.resolve("scan.tif"));
		ImagePlus one = IJ.createImage("one", "8-bit black", 24, 24, 5);
		for (int i = 0; i < 81; i++)
			one.getStack().setVoxel(6 + i % 9, 6 + i / 9, 2, 1);
		new FileSaver(one).saveAsTiff(labels.resolve("scan.tif").toString());
	}

	/** In one sentence of ours: in a macro, ImageJ would end with its own. */
	@Test
	void aFullDiskIsToldAndNothingIsLeftOnIt() throws IOException, InterruptedException {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		Assumptions.assumeTrue(runs("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "needs the right to mount a small disk");
		try {
			ToldMacro told = ToldMacro.of(folder, """
				newImage("scan", "8-bit ramp", 200, 200, 5);
				newImage("lab", "8-bit black", 200, 200, 5);
				setSlice(3);
				setColor(1);
				fillRect(50, 50, 60, 60);
				run("Propagate Labels...", "image=scan labels=lab output_folder=[" + getArgument() + "/disk]");
				""");
			assertEquals(1, told.code());
			assertTrue(told.errors().contains("Cannot write " + disk + "/scan.tif: the disk is full. Choose another name or place."), told.errors());
			assertFalse(told.errors().contains("\tat "), told.errors());
			assertEquals(0, disk.toFile().list().length);
		}
		finally {
			assertTrue(runs("umount", disk.toString()));
		}
	}

	private static boolean runs(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
	}

	/** A table is a result too. */
	@Test
	void aTableNeverTakesThePlaceOfAResult() throws IOException {
		Files.createDirectory(folder.resolve("model"));
		String told = ToldMacro.run(folder, "d = getArgument(); run('Segment Folder...', 'image_folder=[' + d + '/images] model=[' + d + '/model] output_folder=[' + d"
			+ " + '/o] table=[' + d + '/o/scan.tif]');", 1);
		assertTrue(told.contains("would be the same file " + folder + "/o/scan.tif"), told);
		assertFalse(Files.exists(folder.resolve("o")));
	}

	@Test
	void anInputIsNeverWrittenOverHoweverItsPathIsSpelled() throws IOException {
		Path link = Files.createSymbolicLink(folder.resolve("link"), images);
		Path upper = Files.createDirectory(folder.resolve("upper"));
		Files.copy(images.resolve("scan.tif"), upper.resolve("SCAN.TIF"));
		Files.createLink(Files.createDirectory(folder.resolve("hard")).resolve("scan.tif"), images.resolve("scan.tif"));
		byte[] image = Files.readAllBytes(images.resolve("scan.tif"));
		byte[] label = Files.readAllBytes(labels.resolve("scan.tif"));
		for (String given : List.of("image=" + images + "/scan.tif", "image_folder=" + images))
			for (Path output : List.of(images, labels, link, folder.resolve("hard"), folder.resolve("images/../images")))
				assertRefused(String.format(PROPAGATE, given + " " + (given.startsWith("image=") ? "labels=" + labels + "/scan.tif" : "label_folder="
					+ labels) + " output_folder=" + output + " overwrite"), "");
		assertRefused(String.format(PROPAGATE, "image=" + upper + "/SCAN.TIF labels=" + labels + "/scan.tif output_folder=" + upper + " overwrite"),
			"would replace an image or label stack that is read");
		assertRefused("run('Evaluate...', 'prediction=" + labels + " reference=" + images + " table=" + images + "/scan.tif overwrite');",
			"would replace an image");
		assertArrayEquals(image, Files.readAllBytes(images.resolve("scan.tif")));
		assertArrayEquals(label, Files.readAllBytes(labels.resolve("scan.tif")));
	}

	@Test
	void aFileThatIsNotOursIsReplacedOnlyWhenSaid() throws IOException {
		Path output = Files.createDirectory(folder.resolve("out"));
		Path result = output.resolve("scan.tif");
		save("8-bit ramp", result);
		byte[] theirs = Files.readAllBytes(result);
		String command = String.format(PROPAGATE, "image_folder=" + images + " label_folder=" + labels + " output_folder=" + output + "%s");
		assertRefused(String.format(command, ""), "There is a file " + result + " already");
		assertArrayEquals(theirs, Files.readAllBytes(result));

		assertEquals("", run(String.format(command, " overwrite")));
		byte[] ours = Files.readAllBytes(result);
		assertFalse(List.of(theirs).contains(ours));
		assertEquals("", run(String.format(command, ""))); // what we wrote ourselves is replaced

		ImagePlus corrected = IJ.openImage(result.toString());
		corrected.getStack().setVoxel(0, 0, 0, 1);
		new FileSaver(corrected).saveAsTiff(result.toString());
		assertRefused(String.format(command, ""), "is not a result of OneSlice for scan.tif as it was written");
	}

	@Test
	void everyTitleHasAFileOfItsOwn() throws IOException {
		Path output = folder.resolve("out");
		for (String title : List.of("exp.lif - Series001", "exp.lif - Series002", "Patient 1", "Patient 2", "a/b"))
			assertEquals("", run("open('" + images + "/scan.tif'); rename('" + title + "'); open('" + labels + "/scan.tif'); rename('lab');"
				+ String.format(PROPAGATE, "image=[" + title + "] labels=lab output_folder=" + output)));
		assertEquals(Set.of("exp.lif - Series001.tif", "exp.lif - Series002.tif", "Patient 1.tif", "Patient 2.tif", "a_b.tif"), names(output));
		assertRefused("open('" + images + "/scan.tif'); rename('a:b'); open('" + labels + "/scan.tif'); rename('lab');" + String.format(PROPAGATE,
			"image=[a:b] labels=lab output_folder=" + output), "is not a result of OneSlice for a:b");
	}

	@Test
	void theResultsTableOfThePersonStays() throws IOException {
		save("8-bit black", folder.resolve("other.tif"));
		String evaluate = "open('" + labels + "/scan.tif'); open('" + folder + "/other.tif'); run('Evaluate...', 'prediction=other.tif reference=scan.tif');";
		assertEquals("", run("run('Clear Results'); setResult('Area', 0, 42); " + evaluate + " if (nResults != 1 || getResult('Area', 0) != 42) exit('gone');"));
		assertEquals("", run("run('Clear Results'); " + evaluate + evaluate.replaceAll("open\\('[^']*'\\); ", "") + " if (nResults != 2 || getResult('dice', 1) != 0) exit('not there');"));
	}

	@Test
	void whatIsNoImageIsLeftOutAndNothingThatMatchesIsAFailure() throws IOException {
		for (String name : List.of("RoiSet.zip", "desktop.ini", "README", "notes.yaml", "report.docx", "table.csv"))
			Files.writeString(images.resolve(name), "PK no image at all");
		Path output = folder.resolve("out");
		String command = String.format(PROPAGATE, "image_folder=" + images + " label_folder=" + labels + " output_folder=" + output);
		assertEquals("", run(command));
		assertEquals(Set.of("scan.tif"), names(output));
		Files.move(images.resolve("scan.tif"), images.resolve("scan_0000.tif"));
		assertRefused(command, "No label file has the name of an image: the images are scan_0000, the labels scan.");
	}

	@Test
	void aFailureInALoopOrBlockSaysWhatFailed() throws IOException {
		String failing = "run('Evaluate...', 'prediction=missing reference=missing');";
		for (String macro : List.of("for (i = 0; i < 3; i++) " + failing, "for (i = 0; i < 3; i++) { " + failing + " print(i); }", "i = 0; while (i < 3) { "
			+ failing + " i++; }", "if (true) { " + failing + " }", "function f() { " + failing + " } f();", "do { " + failing + " } while (true);"))
			assertRefused(macro, "failed in line 1: The option \"prediction\" is \"missing\"");
	}

	private void assertRefused(String macro, String sentence) throws IOException {
		String told = run(macro);
		assertTrue(told.contains("failed in line") && told.contains(sentence), macro + "\n" + told);
		assertFalse(told.contains("inside OneSlice"), told);
	}

	/** @return what was told; empty if all went well */
	private String run(String macro) throws IOException {
		ToldMacro told = ToldMacro.of(folder, macro.replace('\'', '"'));
		return told.code() == 0 ? "" : told.errors();
	}

	private static Set<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}

	private static void save(String type, Path file) {
		new FileSaver(IJ.createImage("image", type, 24, 24, 5)).saveAsTiff(file.toString());
	}
}
