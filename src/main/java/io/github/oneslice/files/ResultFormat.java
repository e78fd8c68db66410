package io.github.oneslice.files;

import java.io.File;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.settings.Choice;

/** File formats that results are written in. All but TIFF are written by plugins that come with Fiji. */
public enum ResultFormat implements Choice {

	TIFF("TIFF", ".tif", null),
	OME_TIFF("OME-TIFF", ".ome.tif", new PluginWriter("Bio-Formats", Plugins.EXPORTER,
		"outfile=[%s] windowless=true splitZ=false splitC=false splitT=false padded=false saveRoi=false compression=zlib", "\u00b5m")),
	NIFTI("NIfTI", ".nii", new PluginWriter("the plugin NIfTI-Analyze", Plugins.NIFTI_WRITER, "::NIFTI_FILE:%s", "mm"));

	private final String label;
	private final String extension;
	/** Null where ImageJ writes the format itself. */
	private final PluginWriter writer;

	ResultFormat(String label, String extension, PluginWriter writer) {
		this.label = label;
		this.extension = extension;
		this.writer = writer;
	}

	/** The format of a result, by the name of its file. */
	static ResultFormat of(File file) {
		for (ResultFormat format : new ResultFormat[] { NIFTI, OME_TIFF })
			if (file.getName().endsWith(format.extension)) return format;
		return TIFF;
	}

	@Override
	public String label() {
		return label;
	}

	/** What the name of such a file ends with. */
	public String extension() {
		return extension;
	}

	/** Whether a file can be told to be ours, see {@link Signature}. */
	boolean isSigned() {
		return writer == null;
	}

	/** Whether this ImageJ can write the format. */
	public boolean isThere() {
		return writer == null || Plugins.has(writer.plugin());
	}

	/** @throws UserException if this ImageJ cannot write the format */
	public void requireWriter() {
		if (!isThere()) throw new UserException(label + " is written by " + writer.people()
			+ ", which this ImageJ does not have. Fiji has it; here choose TIFF.");
	}

	/** Writes a file whole or not at all. */
	void save(ImagePlus image, File file) {
		if (writer == null) ImageFiles.save(image, file);
		else {
			requireWriter();
			AtomicFiles.replace(file, unfinished -> writer.write(image, file.getName(), unfinished));
		}
	}
}
