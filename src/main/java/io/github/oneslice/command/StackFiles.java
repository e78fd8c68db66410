package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;
import io.github.oneslice.results.Part;

/**
 * Stacks in files. What ImageJ reads itself, ImageJ opens, here or wherever the work is done; everything else is left to
 * Bio-Formats, and to SciJava, which in Fiji means SCIFIO. Who does the work elsewhere does not have these readers: for them
 * such a stack is put down as a TIFF file, which goes when this is closed.
 */
final class StackFiles implements AutoCloseable {

	private final IOService files;
	private final ConvertService converter;
	private final List<Path> staged = new ArrayList<>();

	StackFiles(Context context) {
		files = context.getService(IOService.class);
		converter = context.getService(ConvertService.class);
	}

	/** @throws UserException if the file cannot be read as an image */
	ImagePlus open(File file) {
		if (!file.isFile()) throw new UserException("There is no file " + file + ". Choose one that exists.");
		if (ImageFiles.readable(file)) return ImageFiles.open(file);
		ImagePlus image = openElsewhere(file);
		if (image == null) throw ImageFiles.unreadable(file, null);
		return image;
	}

	/** A file that is read when the work needs it. */
	VolumeSource source(File file, Part part) {
		return source(ImageFiles.name(file), file, part);
	}

	/** The same under a name of its own. */
	VolumeSource source(String name, File file, Part part) {
		return ImageFiles.readable(file) ? new StackFile(name, file.getAbsoluteFile(), part.channel(), part.frame()) : new OpenedHere(this, name,
			file, part);
	}

	/** Removes the copies that were put down so far. */
	@Override
	public void close() {
		for (Path copy : staged)
			copy.toFile().delete();
		staged.clear();
	}

	private StackFile stage(String name, File file, Part part) {
		try {
			Path copy = Files.createTempFile("oneslice-", ".tif"); // only its owner may read it
			staged.add(copy);
			copy.toFile().deleteOnExit();
			ImageFiles.save(open(file), copy.toFile());
			return new StackFile(name, copy.toFile(), part.channel(), part.frame());
		}
		catch (IOException e) {
			throw new UserException("Cannot write a copy of " + file + " to the folder for temporary files " + System.getProperty("java.io.tmpdir")
				+ ". Make room there, or let Java use another folder.", e);
		}
	}

	/** Bio-Formats first: what it reads for SciJava comes without the unit of the voxel size. */
	private ImagePlus openElsewhere(File file) {
		String path = file.getPath();
		try {
			ImagePlus image = ImageFiles.openWithReaders(file);
			if (image != null) return image;
			if (files == null || converter == null || files.getOpener(path) == null) return null;
			Object opened = files.open(path);
			return converter.supports(opened, ImagePlus.class) ? converter.convert(opened, ImagePlus.class) : null;
		}
		catch (IOException | RuntimeException e) {
			throw ImageFiles.unreadable(file, e);
		}
	}

	/** A file that only readers of this process understand. On its way to another process it becomes a TIFF file. */
	private record OpenedHere(StackFiles files, String name, File file, Part part) implements VolumeSource {

		@Override
		public Header header() {
			Volume volume = volume();
			return new Header(volume.size(), volume.voxelSize());
		}

		@Override
		public Volume volume() {
			return part.of(files.open(file));
		}

		@Override
		public LabelVolume labels() {
			return Stacks.toLabels(files.open(file));
		}

		private Object writeReplace() {
			return files.stage(name, file, part);
		}
	}
}
