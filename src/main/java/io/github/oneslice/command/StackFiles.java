package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.error.UserException;

/**
 * Stacks in files. What ImageJ reads itself, ImageJ opens; everything else goes through SciJava, which in Fiji means
 * SCIFIO and Bio-Formats.
 */
final class StackFiles {

	private static final Set<String> NO_IMAGES = Set.of("csv", "txt", "md", "json", "xml", "html", "pdf", "log", "ijm", "db");

	private final IOService files;
	private final ConvertService converter;

	StackFiles(Context context) {
		files = context.getService(IOService.class);
		converter = context.getService(ConvertService.class);
	}

	/**
	 * The images in a folder by name without extension, in the order of their names. Hidden files and files of text are
	 * passed over.
	 *
	 * @throws UserException if there is no such folder, no image in it, or two of one name
	 */
	static Map<String, File> list(File folder) {
		File[] found = folder.listFiles(file -> file.isFile() && !file.isHidden() && !NO_IMAGES.contains(extension(file)));
		if (found == null) throw new UserException("There is no folder " + folder + ". Choose one that exists.");
		if (found.length == 0) throw new UserException("The folder " + folder + " holds no image. Choose another.");
		Map<String, File> byName = new LinkedHashMap<>();
		for (File file : Arrays.stream(found).sorted().toList()) {
			File other = byName.put(name(file), file);
			if (other != null) throw new UserException("In the folder " + folder + " the files " + other.getName() + " and " + file
				.getName() + " have the same name. Rename or remove one.");
		}
		return byName;
	}

	/** The name of a file without its extension, also without a double one such as .ome.tif or .nii.gz. */
	static String name(File file) {
		String name = file.getName().replaceAll("(?i)\\.(ome\\.tiff?|nii\\.gz|tif\\.zip)$", "");
		if (!name.equals(file.getName())) return name;
		int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	/**
	 * @throws IOException if the file cannot be read as an image
	 */
	ImagePlus open(File file) throws IOException {
		if (!file.isFile()) throw new IOException("There is no file " + file + ".");
		boolean known = new Opener().getFileType(file.getPath()) != Opener.UNKNOWN && !file.getName().matches("(?i).*\\.ome\\.tiff?");
		ImagePlus image = known ? openPlain(file) : null;
		if (image == null) image = openThroughSciJava(file);
		if (image == null) throw new IOException("The file " + file + " cannot be read as an image."
			+ " Save it as TIFF, or in Fiji install the reader of its format.");
		return image;
	}

	/** Writes a TIFF file whole or not at all. */
	static void save(ImagePlus image, File file) {
		String title = image.getTitle();
		try {
			AtomicFiles.replace(file, unfinished -> {
				IJ.redirectErrorMessages();
				boolean saved = new FileSaver(image).saveAsTiff(unfinished.toString());
				IJ.redirectErrorMessages(false);
				if (!saved) throw new IOException("ImageJ could not save it");
			});
		}
		finally {
			image.setTitle(title);
		}
	}

	private static ImagePlus openPlain(File file) {
		IJ.redirectErrorMessages();
		try {
			return new Opener().openImage(file.getPath());
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private ImagePlus openThroughSciJava(File file) throws IOException {
		String path = file.getPath();
		if (files == null || converter == null || files.getOpener(path) == null) return null;
		try {
			Object opened = files.open(path);
			return converter.supports(opened, ImagePlus.class) ? converter.convert(opened, ImagePlus.class) : null;
		}
		catch (RuntimeException e) {
			throw new IOException("The file " + file + " cannot be read as an image: " + e.getMessage(), e);
		}
	}

	private static String extension(File file) {
		String name = file.getName();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
