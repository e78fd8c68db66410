package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.plugin.PlugIn;

class PluginWriterTest {

	@TempDir
	Path folder;

	@AfterEach
	void noImageIsLeft() {
		WindowManager.setTempCurrentImage(null);
	}

	/** Writes down what it is given. */
	public static final class Notes implements PlugIn {

		@Override
		public void run(String argument) {
			ImagePlus image = WindowManager.getCurrentImage();
			Calibration calibration = image.getCalibration();
			Path path = Path.of(argument.substring("to=".length()));
			try {
				Files.writeString(path, path.getFileName() + " " + image.getTitle() + " " + image.getNSlices() + " " + (float) calibration.pixelWidth + " " + (float) calibration.pixelDepth
					+ " " + calibration.getUnit() + " " + image.getProperty("orientation") + " " + image.getStack().getVoxel(1, 1, 1));
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** Cannot write, and says so as plugins do. */
	public static final class Fails implements PlugIn {

		@Override
		public void run(String argument) {
			IJ.error("no such codec");
		}
	}

	@Test
	void thePluginGetsTheImageInTheUnitOfItsFiles() throws IOException {
		ImagePlus open = image("px");
		WindowManager.setTempCurrentImage(open);
		ImagePlus image = image("mm");
		Path file = folder.resolve("a [1].new");
		write(Notes.class, image, file);
		assertEquals("a [1_.new labels 3 625.0 1250.0 \u00b5m RAS 7.0", Files.readString(file));
		assertEquals("mm", image.getCalibration().getUnit());
		assertSame(open, WindowManager.getCurrentImage());
	}

	@Test
	void whatIsNoLengthStaysAsItIs() throws IOException {
		Path file = folder.resolve("a.new");
		write(Notes.class, image("pixel"), file);
		assertEquals("a.new labels 3 0.625 1.25 pixel RAS 7.0", Files.readString(file));
	}

	@Test
	void aFailureSaysWhyAndLeavesWhatWasThere() throws IOException {
		Path file = Files.writeString(folder.resolve("a.new"), "mine");
		IOException failure = assertThrows(IOException.class, () -> write(Fails.class, image("mm"), file));
		assertEquals("Somebody could not: no such codec", failure.getMessage());
		assertEquals("mine", Files.readString(file));
	}

	@Test
	void aPluginThatIsNotInstalledIsNotThere() {
		assertTrue(Plugins.has(Notes.class.getName()));
		assertFalse(Plugins.has("Not_Installed"));
	}

	private static void write(Class<? extends PlugIn> plugin, ImagePlus image, Path file) throws IOException {
		new PluginWriter("Somebody", plugin.getName(), "to=%s", "\u00b5m").write(image, file.getFileName().toString(), file);
	}

	private static ImagePlus image(String unit) {
		ImagePlus image = IJ.createImage("labels", "8-bit black", 4, 4, 3);
		image.getStack().setVoxel(1, 1, 1, 7);
		image.getCalibration().pixelWidth = 0.625;
		image.getCalibration().pixelDepth = 1.25;
		image.getCalibration().setUnit(unit);
		image.setProperty("orientation", "RAS");
		return image;
	}
}
