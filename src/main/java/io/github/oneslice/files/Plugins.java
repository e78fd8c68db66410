package io.github.oneslice.files;

import ij.IJ;

/** Plugins of ImageJ that other projects maintain, by the names of their classes. */
final class Plugins {

	/** Comes with Fiji. */
	static final String NIFTI_READER = "Nifti_Reader";
	static final String NIFTI_WRITER = "Nifti_Writer";
	/** Of Bio-Formats. */
	static final String EXPORTER = "loci.plugins.LociExporter";

	private Plugins() {}

	/** Whether this ImageJ has a plugin. */
	static boolean has(String plugin) {
		try {
			return IJ.getClassLoader().loadClass(plugin) != null;
		}
		catch (ClassNotFoundException | LinkageError e) {
			return false;
		}
	}
}
