package io.github.oneslice.model;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;

/**
 * The files of a model in a zip file. Of what a stranger packed two files are read, by their names, up to a size; nothing else
 * in it is looked at, and nothing of it is run.
 */
public final class ModelArchive {

	private static final long MOST_BYTES = 4L << 30;
	/** The description last, as it is written. */
	private static final List<String> FILES = List.of(Model.WEIGHTS, Model.DESCRIPTION);

	private ModelArchive() {}

	/** Packs all files of a folder, without the folder itself. */
	public static void pack(Path folder, OutputStream out) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(out); Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
				Files.copy(file, zip);
				zip.closeEntry();
			}
		}
	}

	/** @throws UserException if the file is no package with a model of ours, or the folder holds one already */
	public static void unpack(File file, File folder) {
		if (Model.isIn(folder)) throw new UserException("There is a model in " + folder + " already. Choose another folder.");
		if (!file.isFile()) throw new UserException("There is no file " + file + ". Give a package that Export Model... wrote.");
		for (String name : FILES)
			if (new File(folder, name).exists()) throw new UserException("There is a file " + name + " in " + folder + " already. Choose another folder.");
		boolean made = !folder.exists();
		try {
			unpackFiles(file, folder);
			Model.read(folder, "The model in the package " + file);
		}
		catch (UserException e) {
			FILES.forEach(name -> new File(folder, name).delete());
			if (made) folder.delete();
			throw e;
		}
	}

	private static void unpackFiles(File file, File folder) {
		try (ZipFile zip = new ZipFile(file)) {
			for (String name : FILES)
				unpack(zip, name, file, new File(folder, name));
		}
		catch (ZipException e) {
			throw damaged(file, e);
		}
		catch (IOException e) {
			throw new UserException("The file " + file + " cannot be read. Is it complete?", e);
		}
	}

	private static void unpack(ZipFile zip, String name, File file, File target) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw new UserException("The package " + file + " holds no model of OneSlice (" + name
			+ " is missing). Packages of other programs cannot be used here.");
		AtomicFiles.write(target, out -> {
			try (InputStream in = zip.getInputStream(entry)) {
				byte[] chunk = new byte[1 << 16];
				long bytes = 0;
				for (int read; (read = in.read(chunk)) > 0; out.write(chunk, 0, read))
					if ((bytes += read) > MOST_BYTES) throw new IOException(name + " in " + file.getName() + " is absurdly large");
			}
			catch (ZipException | EOFException e) {
				throw damaged(file, e); // no fault of the file that is written
			}
		});
	}

	private static UserException damaged(File file, IOException e) {
		return new UserException("The file " + file + " is no zip file, or it is damaged. Give a package that Export Model... wrote.", e);
	}
}
