package io.github.oneslice.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipFile;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;
import io.github.oneslice.error.UserException;

/** Stacks in files that ImageJ reads and writes itself. */
public final class ImageFiles {

	/** Extensions of formats that ImageJ, Fiji or Bio-Formats read. */
	private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "ome.tif", "ome.tiff", "ome.tf8", "tf8", "btf", "tif.zip", "nii",
		"nii.gz", "hdr", "mhd", "mha", "nrrd", "nhdr", "dcm", "dicom", "ima", "png", "jpg", "jpeg", "jp2", "j2k", "gif", "bmp", "pgm", "ppm", "pbm", "pnm",
		"fits", "fit", "fts", "lif", "xlef", "czi", "lsm", "zvi", "nd2", "oib", "oif", "oir", "vsi", "svs", "ndpi", "scn", "ims", "ics", "ids", "mrc",
		"dm3", "dm4", "am", "stk", "h5", "hdf5", "klb", "v3draw", "avi", "mnc", "sdt", "dv", "r3d", "flex", "mvd2", "sld", "raw", "img", "zip", "spe", "qptiff");
	private static final Set<Integer> TYPES = Set.of(Opener.TIFF, Opener.DICOM, Opener.FITS, Opener.PGM, Opener.JPEG, Opener.GIF, Opener.BMP,
		Opener.PNG, Opener.TIFF_AND_DICOM, Opener.AVI);
	/** Parts of an image whose header is another file, which is the one to open. */
	private static final Set<String> DATA_ONLY = Set.of("raw", "img", "ids");

	private ImageFiles() {}

	/** The name of a file without its extension. */
	public static String name(File file) {
		return name(file.getName());
	}

	/** A title or file name without the extension of an image format, also without a double one such as .ome.tif or .nii.gz. */
	public static String name(String title) {
		String extension = extension(title);
		return extension.isEmpty() || extension.length() + 1 >= title.length() ? title : title.substring(0, title.length() - extension.length() - 1);
	}

	/** The name of the file that a result for an image is written to: its title, but for signs that a file name cannot have. */
	public static String fileName(String title) {
		String name = name(title).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceAll("^\\.|[. ]+$", "_");
		return name.isEmpty() ? "_" : name;
	}

	/** The file that an open image was read from; null if it was not. */
	public static File origin(ImagePlus image) {
		FileInfo info = image.getOriginalFileInfo();
		if (info == null) return null;
		if (info.url != null && !info.url.isEmpty()) return file(info.url); // so Fiji names it, and calls all such files "Untitled"
		String path = info.getFilePath();
		return path == null || path.isEmpty() ? null : new File(path);
	}

	/** The file at a location; null if that is on the net. */
	private static File file(String location) {
		try {
			URI uri = new URI(location);
			if (uri.getScheme() == null || uri.getScheme().length() == 1) return new File(location); // a drive has one letter
			if (!uri.getScheme().equalsIgnoreCase("file")) return null;
			return new File(uri.getSchemeSpecificPart() + (uri.getFragment() == null ? "" : "#" + uri.getFragment()));
		}
		catch (URISyntaxException e) { // a path
			return new File(location);
		}
	}

	/** Whether ImageJ reads the file itself, wherever it runs; others need a reader such as Bio-Formats. */
	public static boolean readable(File file) {
		int type = new Opener().getFileType(file.getPath());
		return (TYPES.contains(type) || type == Opener.ZIP) && !file.getName().matches("(?i).*\\.ome\\.tiff?");
	}

	/** @throws UserException if there is no such file, or it cannot be read */
	public static ImagePlus open(File file) {
		if (!file.isFile()) throw new UserException("There is no file " + file + ". Choose one that exists.");
		if (isTiff(file)) TiffLength.requireWhole(file);
		try {
			ImagePlus image = quietly(() -> new Opener().openImage(file.getPath()));
			if (image != null) return image;
		}
		catch (RuntimeException e) { // what is damaged in the right place takes ImageJ by surprise
			throw unreadable(file, e);
		}
		throw unreadable(file, null);
	}

	/**
	 * By the readers that ImageJ knows of. Of NIfTI, Fiji's own one also says where the image lies in space.
	 *
	 * @return null if there is no such reader, or none that can read it
	 */
	public static ImagePlus openWithReaders(File file) {
		String path = file.getPath();
		ImagePlus nifti = NiftiFiles.open(file);
		if (nifti != null) return nifti;
		// ImageJ takes headers such as those of NRRD and MetaImage for texts.
		return quietly(() -> new Opener().getFileType(path) == Opener.TEXT ? new Opener().openImage(path) : Opener.openUsingBioFormats(path));
	}

	/** As {@link #open}, but of a TIFF file the pixels are read only when they are asked for. */
	public static ImagePlus openHeader(File file) {
		if (isTiff(file)) TiffLength.requireWhole(file);
		ImagePlus image = isTiff(file) ? quietly(() -> FileInfoVirtualStack.openVirtual(file.getPath())) : null;
		return image == null ? open(file) : image;
	}

	/** That a file is no image, and what to do. */
	public static UserException unreadable(File file, Throwable cause) {
		Permission.requireToRead(file);
		return new UserException("The file " + file + " cannot be read as an image."
			+ " Save it as TIFF, or in Fiji install the reader of its format.", cause);
	}

	/** Writes a TIFF file whole or not at all. */
	public static void save(ImagePlus image, File file) {
		String title = image.getTitle();
		try {
			AtomicFiles.replace(file, unfinished -> {
				String problem = quietly(() -> new FileSaver(image).saveAsTiff(unfinished.toString()) ? null : problem());
				if (problem != null) throw new IOException(problem);
			});
		}
		finally {
			image.setTitle(title);
		}
	}

	/** Why ImageJ could not save a file, as it has just said. */
	static String problem() {
		String told = IJ.getErrorMessage();
		return told == null ? "ImageJ could not save it" : told.replaceAll("\\s+", " ").trim();
	}

	/** Keeps ImageJ from showing its own message and from ending the macro; the next one it shows again, whatever happens. */
	static <T> T quietly(Supplier<T> work) {
		IJ.redirectErrorMessages();
		try (CallingMacro macro = CallingMacro.setAside()) {
			return work.get();
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private static boolean isTiff(File file) {
		return file.isFile() && new Opener().getFileType(file.getPath()) == Opener.TIFF;
	}

	/** Whether a file is an image, by its name; where that says nothing, by its first bytes. An archive is one if it holds a TIFF file. */
	public static boolean isImage(File file) {
		String extension = extension(file.getName());
		if (extension.endsWith("zip")) return holdsTiff(file);
		if (extension.isEmpty()) return TYPES.contains(new Opener().getFileType(file.getPath()));
		return !DATA_ONLY.contains(extension);
	}

	private static boolean holdsTiff(File archive) {
		try (ZipFile zip = new ZipFile(archive)) {
			return zip.stream().anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".tif"));
		}
		catch (IOException e) {
			return false;
		}
	}

	/** The extension of an image format in lower case, the longest that is known; empty if there is none. */
	private static String extension(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return EXTENSIONS.stream().filter(known -> lower.endsWith("." + known)).max(Comparator.comparingInt(String::length)).orElse("");
	}
}
