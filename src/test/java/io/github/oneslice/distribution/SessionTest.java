package io.github.oneslice.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import io.github.oneslice.screen.Screen;

/** A person outlines, trains, segments and corrects with mouse and keyboard, in plain ImageJ as it is installed. */
class SessionTest {

	private static final Path SCRIPT = Path.of("src/test/scripts/session.sh");
	private static final Path COMMANDS = Path.of("src/main/resources/plugins.config");
	/** What the script erases, on slice 24. */
	private static final Roi ERASED = new Roi(7, 6, 27, 22);
	private static final int SLICE = 24;

	@TempDir
	Path temporary;

	@Test
	void fromAnOpenStackToACorrectedSegmentation() throws Exception {
		assumeTrue(System.getProperty("os.name").startsWith("Linux"), "The start script is for Linux.");
		Screen.requireInstalled("xdotool");
		Path folder = temporary.resolve("ImageJ");
		Content content = TestContent.of(temporary.resolve("oneslice_-0.0.1.jar"), temporary.resolve("licenses"));
		new PlainFolder(content.inPlainImageJ(Platform.LINUX)).write(folder);
		Path output = Files.createDirectory(temporary.resolve("output"));
		Path log = temporary.resolve("session.log");
		try (Screen screen = Screen.open()) {
			ProcessBuilder builder = screen.use(new ProcessBuilder("sh", SCRIPT.toString(), folder.toString(), output.toString(), COMMANDS.toString()));
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			builder.environment().put("HOME", temporary.toString());
			Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
			assertTrue(process.waitFor(8, TimeUnit.MINUTES), () -> text(log));
			assertEquals(0, process.exitValue(), () -> text(log));
		}
		assertTrue(Files.readString(output.resolve("model/model.json")).matches("(?s).*\"finished_early\"\\s*:\\s*true.*"));
		ImagePlus corrected = IJ.openImage(output.resolve("corrected.tif").toString());
		assertEquals(47, corrected.getNSlices());
		assertEquals(0, labelled(corrected, SLICE, ERASED));
		assertTrue(labelled(corrected, SLICE, null) > 0, "the rest of the slice stays");
		assertTrue(labelled(corrected, SLICE - 1, ERASED) > 0, "so does its neighbour");
	}

	/** Labelled pixels of a slice. */
	private static int labelled(ImagePlus labels, int slice, Roi within) {
		ImageProcessor pixels = labels.getStack().getProcessor(slice);
		pixels.setRoi(within);
		int[] histogram = pixels.getHistogram();
		int count = 0;
		for (int value = 1; value < histogram.length; value++)
			count += histogram[value];
		return count;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException e) {
			return e.toString();
		}
	}
}
