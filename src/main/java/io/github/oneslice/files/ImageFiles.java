package io.github.oneslice.files;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;
import io.github.oneslice.error.UserException;

/** Stacks in files that ImageJ reads and writes itself. */
public final class ImageFiles {

	private static final Set<String> NO_IMAGES = Set.of("csv", "txt", "md", "json", "xml", "html", "pdf", "log", "ijm", "db");

	private ImageFiles() {}

	/**
	 * The images in a folder by name without extension, in the order of their names. Hidden files and files of text are
	 * passed over.
	 *
	 * @throws UserException if there is no such folder, no image in it, or two of one name
	 */
	public static Map<String, File> list(File folder) {
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
	public static String name(File file) {
		String name = file.getName().replaceAll("(?i)\\.(ome\\.tiff?|nii\\.gz|tif\\.zip)$", "");
		if (!name.equals(file.getName())) return name;
		int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	/** Whether ImageJ reads the file itself; others need a reader such as Bio-Formats. */
	public static boolean readable(File file) {
		return new Opener().getFileType(file.getPath()) != Opener.UNKNOWN && !file.getName().matches("(?i).*\\.ome\\.tiff?");
	}

	/** @throws UserException if there is no such file, or it cannot be read */
	public static ImagePlus open(File file) {
		if (!file.isFile()) throw new UserException("There is no file " + file + ".");
		ImagePlus image = quietly(() -> new Opener().openImage(file.getPath()));
		if (image == null) throw unreadable(file, null);
		return image;
	}

	/** As {@link #open}, but of a TIFF file the pixels are read only when they are asked for. */
	public static ImagePlus openHeader(File file) {
		boolean tiff = file.isFile() && new Opener().getFileType(file.getPath()) == Opener.TIFF;
		ImagePlus image = tiff ? quietly(() -> FileInfoVirtualStack.openVirtual(file.getPath())) : null;
		return image == null ? open(file) : image;
	}

	/** That a file is no image, and what to do. */
	public static UserException unreadable(File file, Throwable cause) {
		return new UserException("The file " + file + " cannot be read as an image."
			+ " Save it as TIFF, or in Fiji install the reader of its format.", cause);
	}

	/** Writes a TIFF file whole or not at all. */
	public static void save(ImagePlus image, File file) {
		String title = image.getTitle();
		try {
			AtomicFiles.replace(file, unfinished -> {
				boolean saved = quietly(() -> new FileSaver(image).saveAsTiff(unfinished.toString()));
				if (!saved) throw new IOException("ImageJ could not save it");
			});
		}
		finally {
			image.setTitle(title);
		}
	}

	/** Keeps ImageJ from showing its own message; the next one it shows again, whatever happens. */
	private static <T> T quietly(Supplier<T> work) {
		IJ.redirectErrorMessages();
		try {
			return work.get();
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private static String extension(File file) {
		String name = file.getName();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
