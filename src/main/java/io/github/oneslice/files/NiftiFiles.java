package io.github.oneslice.files;

import java.io.File;
import java.util.Locale;
import java.util.Properties;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.oneslice.image.Stacks;

/** NIfTI as Fiji's plugin reads it, which notes where an image lies in space, for its writer to give out again. */
public final class NiftiFiles {

	/** The plugin's name of the header, as a property of an image. */
	private static final String HEADER = "nifti";

	private NiftiFiles() {}

	/** @return null if the file is no NIfTI, or there is no such plugin, or it cannot read it */
	static ImagePlus open(File file) {
		if (!file.getName().toLowerCase(Locale.ROOT).matches(".*\\.nii(\\.gz)?") || !Plugins.has(Plugins.NIFTI_READER)) return null;
		return ImageFiles.quietly(() -> IJ.runPlugIn(Plugins.NIFTI_READER, file.getPath()) instanceof ImagePlus image && image.getWidth() > 0 ? scaled(image) : null);
	}

	/** What pixels stand for is noted in the calibration, but ImageJ keeps none of values in 32 bits: these become what they stand for. */
	private static ImagePlus scaled(ImagePlus image) {
		if (image.getBitDepth() != 32) return image;
		double slope = number(image, "scl_slope");
		double intercept = number(image, "scl_inter");
		if (slope != 0 && (slope != 1 || intercept != 0)) for (int z = 1; z <= image.getStackSize(); z++) {
			ImageProcessor slice = image.getStack().getProcessor(z);
			slice.multiply(slope);
			slice.add(intercept);
		}
		return image;
	}

	/** A field of the header; 0 if there is none. */
	private static double number(ImagePlus image, String field) {
		Object header = image.getProperty(HEADER);
		try {
			return header == null ? 0 : header.getClass().getField(field).getDouble(header);
		}
		catch (ReflectiveOperationException e) {
			return 0; // another version of the plugin
		}
	}

	/**
	 * An open image with what its file notes beyond what it still knows: Fiji forgets where an image lies when it opens it by File >
	 * Open. The pixels are the same; with nothing to add it is the image itself.
	 */
	public static ImagePlus noted(ImagePlus image) {
		File file = ImageFiles.origin(image);
		if (file == null || image.getProperty(HEADER) != null || !file.isFile()) return image;
		ImagePlus read = open(file);
		if (read == null || read.getWidth() != image.getWidth() || read.getHeight() != image.getHeight() || read.getStackSize() != image.getStackSize())
			return image;
		ImagePlus noted = Stacks.sharing(image);
		Properties notes = read.getProperties();
		if (notes != null) notes.forEach((name, value) -> {
			if (image.getProperty((String) name) == null) noted.setProperty((String) name, value);
		});
		return noted;
	}
}
