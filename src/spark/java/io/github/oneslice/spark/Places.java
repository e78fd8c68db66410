package io.github.oneslice.spark;

import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.util.SerializableConfiguration;

import io.github.oneslice.files.AtomicFiles;

/**
 * Files on this machine or in any file system that Hadoop knows, by path or address. What lies on this machine is used where
 * it is; what does not is copied here to be read, and there when it is written.
 */
final class Places implements Serializable {

	private static final long serialVersionUID = 1L;

	private final SerializableConfiguration configuration;

	Places(Configuration configuration) {
		this.configuration = new SerializableConfiguration(configuration);
	}

	/**
	 * A file that is there.
	 *
	 * @param name its path inside the folder that was listed, with / between folders
	 * @param address where it is
	 * @param modified when it was written, in milliseconds
	 */
	record Found(String name, String address, long modified) {}

	/** The whole address of a path. */
	String address(String path) throws IOException {
		Path place = new Path(path);
		return place.getFileSystem(hadoop()).makeQualified(place).toString();
	}

	/** The address of something inside a folder. */
	static String inside(String folder, String name) {
		return new Path(folder + "/" + name).toString();
	}

	/** The file itself where it is one of this machine, else null. */
	File local(String address) throws IOException {
		Path place = new Path(address);
		return place.getFileSystem(hadoop()).getScheme().equals("file") ? new File(place.toUri().getPath()) : null;
	}

	boolean isFolder(String address) throws IOException {
		try {
			return status(address).isDirectory();
		}
		catch (FileNotFoundException e) {
			return false;
		}
	}

	/** When a file was written, in milliseconds; 0 if there is none. */
	long modified(String address) throws IOException {
		try {
			return status(address).getModificationTime();
		}
		catch (FileNotFoundException e) {
			return 0;
		}
	}

	/**
	 * The files of a folder in the order of their names, hidden ones left out. None if there is no such folder.
	 *
	 * @param deep also those of all folders inside
	 * @param pattern file names with * and ?
	 * @param apart a folder that is not looked into; null for none
	 */
	List<Found> list(String folder, boolean deep, String pattern, String apart) throws IOException {
		PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
		Path root = new Path(address(folder));
		String left = apart == null ? null : address(apart) + "/";
		List<Found> found = new ArrayList<>();
		if (!isFolder(root.toString())) return found;
		RemoteIterator<LocatedFileStatus> files = root.getFileSystem(hadoop()).listFiles(root, deep);
		while (files.hasNext()) {
			FileStatus file = files.next();
			String name = root.toUri().relativize(file.getPath().toUri()).getPath();
			boolean hidden = name.startsWith(".") || name.contains("/.");
			boolean ours = left != null && file.getPath().toString().startsWith(left);
			if (!hidden && !ours && wanted.matches(java.nio.file.Path.of(file.getPath().getName()))) found.add(new Found(name, file.getPath().toString(), file
				.getModificationTime()));
		}
		found.sort(Comparator.comparing(Found::name));
		return found;
	}

	/** A text file. */
	String read(String address) throws IOException {
		Path place = new Path(address);
		try (var in = place.getFileSystem(hadoop()).open(place)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The bytes of a file; null if there is none. */
	byte[] bytes(String address) throws IOException {
		Path place = new Path(address);
		try (var in = place.getFileSystem(hadoop()).open(place)) {
			return in.readAllBytes();
		}
		catch (FileNotFoundException e) {
			return null;
		}
	}

	/**
	 * Some of the bytes of a file.
	 *
	 * @param from where they begin; negative: so many before the end
	 * @return null if there is no such file
	 * @throws EOFException if it is shorter
	 */
	byte[] bytes(String address, long from, int count) throws IOException {
		Path place = new Path(address);
		FileSystem files = place.getFileSystem(hadoop());
		try (var in = files.open(place)) {
			byte[] bytes = new byte[count];
			in.readFully(from < 0 ? files.getFileStatus(place).getLen() + from : from, bytes);
			return bytes;
		}
		catch (FileNotFoundException e) {
			return null;
		}
	}

	/** A file of this machine with the same content: the file itself, or a copy in a folder. */
	File here(String address, File folder) throws IOException {
		File local = local(address);
		if (local != null) return local;
		Path place = new Path(address);
		File copy = new File(folder, place.getName());
		Files.createDirectories(folder.toPath());
		place.getFileSystem(hadoop()).copyToLocalFile(false, place, new Path(copy.toURI()), true);
		return copy;
	}

	/** Brings a file of this machine to its place, whole or not at all, in place of what is there. The file is gone then. */
	void put(File file, String address, String aside) throws IOException {
		File local = local(address);
		if (local != null) {
			Files.createDirectories(local.getParentFile().toPath());
			Files.move(file.toPath(), local.toPath(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
			return;
		}
		Path place = new Path(address);
		FileContext context = FileContext.getFileContext(place.toUri(), hadoop());
		Path unfinished = new Path(aside);
		place.getFileSystem(hadoop()).copyFromLocalFile(true, true, new Path(file.toURI()), unfinished);
		context.mkdir(place.getParent(), null, true);
		context.rename(unfinished, place, Options.Rename.OVERWRITE);
	}

	/** Writes a text file, whole or not at all. */
	void write(String address, String text) throws IOException {
		write(address, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Writes a file, whole or not at all. */
	void write(String address, byte[] bytes) throws IOException {
		File local = local(address);
		if (local != null) {
			AtomicFiles.write(local, out -> out.write(bytes));
			return;
		}
		Path place = new Path(address);
		Path unfinished = new Path(place.getParent(), "." + place.getName() + "-" + UUID.randomUUID() + ".unfinished");
		try (OutputStream out = place.getFileSystem(hadoop()).create(unfinished, true)) {
			out.write(bytes);
		}
		FileContext.getFileContext(place.toUri(), hadoop()).rename(unfinished, place, Options.Rename.OVERWRITE);
	}

	/** Deletes a folder, if it is there. */
	void delete(String address) throws IOException {
		Path place = new Path(address);
		place.getFileSystem(hadoop()).delete(place, true);
	}

	/** Gives a folder another name. */
	void rename(String address, String other) throws IOException {
		Path place = new Path(address);
		if (!place.getFileSystem(hadoop()).rename(place, new Path(other))) throw new IOException(address + " cannot be renamed to " + other);
	}

	private FileStatus status(String address) throws IOException {
		Path place = new Path(address);
		return place.getFileSystem(hadoop()).getFileStatus(place);
	}

	private Configuration hadoop() {
		return configuration.value();
	}
}
