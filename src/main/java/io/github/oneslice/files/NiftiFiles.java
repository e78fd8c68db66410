package io.github.oneslice.files;

import java.io.File;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import ij.IJ;
import ij.ImagePlus;

/** NIfTI as Fiji's plugin reads it, which notes where an image lies in space, for its writer to give out again. */
public final class NiftiFiles {

	/** The plugin's name of the header, as a property of an image. */
	private static final String HEADER = "nifti";

	private NiftiFiles() {}

	/** @return null if the file is no NIfTI, or there is no such plugin, or it cannot read it */
	static ImagePlus open(File file) {
		if (!file.getName().toLowerCase(Locale.ROOT).matches(".*\\.nii(\\.gz)?") || !Plugins.has(Plugins.NIFTI_READER)) return null;
		return ImageFiles.quietly(() -> IJ.runPlugIn(Plugins.NIFTI_READER, file.getPath()) instanceof ImagePlus image && image.getWidth() > 0 ? image : null);
	}

	/**
	 * What the file of an open image notes beyond what the image still knows. Fiji forgets where an image lies when it opens it by
	 * File > Open.
	 *
	 * @return the properties by name; empty if there is nothing to add
	 */
	public static Map<String, Object> notes(ImagePlus image) {
		File file = ImageFiles.origin(image);
		if (file == null || image.getProperty(HEADER) != null || !file.isFile()) return Map.of();
		ImagePlus read = open(file);
		if (read == null || read.getWidth() != image.getWidth() || read.getHeight() != image.getHeight() || read.getStackSize() != image.getStackSize())
			return Map.of();
		Map<String, Object> notes = new TreeMap<>();
		Properties properties = read.getProperties();
		if (properties != null) properties.forEach((name, value) -> notes.put((String) name, value));
		if (image.getProperties() != null) notes.keySet().removeAll(image.getProperties().keySet());
		return Collections.unmodifiableMap(notes);
	}
}
