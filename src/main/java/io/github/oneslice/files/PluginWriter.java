package io.github.oneslice.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.oneslice.image.Stacks;

/**
 * A plugin of ImageJ that writes the current image to a file.
 *
 * @param people what people call it
 * @param plugin its class
 * @param argument what it is called with, with %s for the path
 * @param unit of length that is told in such files. The plugins take every number for one of theirs, or do not know how a unit is spelled.
 */
record PluginWriter(String people, String plugin, String argument, String unit) {

	/**
	 * @param name of the file, which some formats hold inside
	 * @param file to write to
	 */
	void write(ImagePlus image, String name, Path file) throws IOException {
		Path folder = Files.createTempDirectory("oneslice-"); // only its owner may read it
		Path written = folder.resolve(name.replace(']', '_')); // which would end the argument
		ImagePlus current = WindowManager.getTempCurrentImage();
		try {
			WindowManager.setTempCurrentImage(Stacks.inUnit(image, unit));
			String problem = ImageFiles.quietly(() -> {
				IJ.runPlugIn(plugin, argument.formatted(written));
				return ImageFiles.problem();
			});
			if (!Files.exists(written) || Files.size(written) == 0) throw new IOException(people + " could not: " + problem);
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			WindowManager.setTempCurrentImage(current);
			Folders.deleteIfPossible(folder);
		}
	}
}
