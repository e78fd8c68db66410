package io.github.oneslice.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;

/**
 * The files that a run writes. None may be an input of the run, whatever its path is spelled like; none may replace a file
 * that is not ours, unless that was said; no two may be one. A command has all of them checked before anything is computed,
 * and each is checked again when it is saved.
 */
public final class Outputs {

	private final boolean overwrite;
	/** What was read, by path and, where the system has one, by the key of the file itself. */
	private final Set<Object> inputs = new HashSet<>();
	/** What each file is a result of, by path. */
	private final Map<Object, String> sources = new HashMap<>();

	/**
	 * @param inputs the files that the run reads
	 * @param overwrite whether files may be replaced that are not ours
	 */
	public Outputs(Collection<File> inputs, boolean overwrite) {
		this.overwrite = overwrite;
		for (File input : inputs) {
			this.inputs.add(spelling(input));
			this.inputs.add(spelling(real(input.toPath()).toFile()));
			Object key = key(input);
			if (key != null) this.inputs.add(key);
		}
	}

	/**
	 * Checks an image file that is going to be written.
	 *
	 * @param source name of the image it is a result of, with its extension
	 * @throws UserException if it must not be
	 */
	public void require(File file, String source) {
		requireOwn(file, source);
		String known = ResultFormat.of(file).isSigned() ? "" : "known to be ";
		requireFree(file, existing -> Signature.isOf(existing, source), known + "a result of OneSlice for " + source + " as it was written");
	}

	/**
	 * Checks any other file that is going to be written.
	 *
	 * @param ours whether a file that is there may be replaced
	 * @param what is in such a file
	 */
	public void require(File file, Predicate<File> ours, String what) {
		requireOwn(file, what);
		requireFree(file, ours, what);
	}

	/** Whether two paths are the same file or folder, whatever they are spelled like. */
	public static boolean isSame(File one, File other) {
		return real(one.toPath()).equals(real(other.toPath()));
	}

	/** Refuses to write results into a folder that is read. */
	public static void requireApart(File output, String option, File input, String inputOption) {
		if (isSame(output, input)) throw new UserException(option + " and " + inputOption + " are the same folder "
			+ input + ". Choose another " + option + ", so that nothing that is read is written over.");
	}

	/** Writes an image that is a result of another, in the {@link ResultFormat} of the file's name; see {@link #require(File, String)}. */
	public void save(ImagePlus image, File file, String source) {
		if (!source.equals(sources.get(spelling(file)))) require(file, source);
		Signature.sign(image, source);
		ResultFormat.of(file).save(image, file);
	}

	private void requireOwn(File file, String source) {
		String other = sources.putIfAbsent(spelling(file), source);
		if (other != null) throw new UserException("The results of " + other + " and " + source + " would be the same file " + file
			+ ". Rename one of them, or choose another place.");
	}

	private void requireFree(File file, Predicate<File> ours, String what) {
		if (file.isDirectory()) throw new UserException("The result " + file + " cannot be written: a folder has that name. Choose another name.");
		Object key = key(file);
		if (inputs.contains(spelling(file)) || key != null && inputs.contains(key)) throw new UserException("The result " + file
			+ " would replace an image or label stack that is read. Choose another folder for the results.");
		requireWritable(file.getAbsoluteFile().getParentFile(), file);
		if (!exists(file)) return;
		if (!overwrite && !ours.test(file)) throw new UserException("There is a file " + file + " already, and it is not " + what
			+ ". Choose another place for the results, or give overwrite to replace it.");
	}

	/** @throws UserException if there can be no such file, since its name is too long for instance */
	private static boolean exists(File file) {
		try {
			Files.readAttributes(file.toPath(), BasicFileAttributes.class);
			return true;
		}
		catch (NoSuchFileException e) {
			return false;
		}
		catch (IOException e) {
			throw new UserException("The result " + file + " cannot be written: " + AtomicFiles.reason(e) + ". Choose another name or place.", e);
		}
	}

	private static void requireWritable(File folder, File file) {
		File there = folder;
		while (there != null && !there.exists())
			there = there.getParentFile();
		if (there == null || !there.isDirectory()) throw new UserException("The result " + file + " cannot be written: " + there
			+ " is no folder. Choose another place for the results.");
		if (!Files.isWritable(there.toPath())) throw new UserException("The result " + file + " cannot be written: you may not write to " + there
			+ ". Choose another place for the results.");
	}

	/** One for all spellings of a path; upper and lower case of the name count as the same, as on most disks. */
	private static Path spelling(File file) {
		Path path = file.getAbsoluteFile().toPath().normalize();
		if (path.getFileName() == null) return path;
		String name = Normalizer.normalize(path.getFileName().toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		return real(path.getParent()).resolve(name);
	}

	/** The path without links, of as much of it as is there. */
	private static Path real(Path path) {
		Path absolute = path.toAbsolutePath();
		try {
			return absolute.toRealPath();
		}
		catch (IOException e) {
			Path parent = absolute.getParent();
			return parent == null ? absolute : real(parent).resolve(absolute.getFileName()).normalize();
		}
	}

	private static Object key(File file) {
		try {
			return Files.readAttributes(file.toPath(), BasicFileAttributes.class).fileKey();
		}
		catch (IOException e) {
			return null;
		}
	}
}
