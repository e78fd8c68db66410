package io.github.oneslice.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;

/**
 * Finds images in a folder, and where that is wanted in all folders inside it.
 *
 * @param pattern file names to take, with * and ?; empty for all
 * @param apart a folder that is not looked into: that of the results
 * @param passedOver told of files that are no images
 */
record FolderSearch(boolean subfolders, String pattern, File apart, Consumer<String> passedOver) {

	private static final String ALL = "*";

	/** @throws UserException if the pattern cannot be read */
	static PathMatcher matcher(String pattern) {
		String glob = pattern == null || pattern.isBlank() ? ALL : pattern.trim();
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob);
		}
		catch (PatternSyntaxException e) {
			throw new UserException("The file names \"" + glob + "\" cannot be read: " + e.getDescription() + ". Write for instance *.tif or *_T1.nii.gz.");
		}
	}

	/** The images by their path inside the folder, without extension, with / between folders. */
	Map<String, File> in(File folder) {
		Map<String, File> found = new TreeMap<>();
		Path root = folder.toPath().toAbsolutePath().normalize();
		for (Path path : files(root)) {
			if (!ImageFiles.isImage(path.toFile())) {
				passedOver.accept(root.relativize(path) + " in " + folder + " is no image and is left out.");
				continue;
			}
			String name = ImageFiles.name(root.relativize(path).toString().replace(File.separatorChar, '/'));
			File other = found.put(name, path.toFile());
			if (other != null) throw new UserException("The files " + other + " and " + path.getFileName()
				+ " have the same name, so their results would be one file. Rename one, or take only some files by their names.");
		}
		if (found.isEmpty()) throw new UserException("The folder " + folder + " holds no image" + (pattern.isBlank() ? "" : " called " + pattern.trim())
			+ ". Choose another" + (subfolders ? "." : ", or look into its sub-folders too."));
		return found;
	}

	private List<Path> files(Path root) {
		PathMatcher wanted = matcher(pattern);
		Path results = apart.toPath().toAbsolutePath().normalize();
		try (Stream<Path> walk = Files.walk(root, subfolders ? Integer.MAX_VALUE : 1)) {
			return walk.filter(path -> !path.startsWith(results) && Files.isRegularFile(path) && !isHidden(root.relativize(path)) && wanted.matches(path
				.getFileName())).sorted().toList();
		}
		catch (IOException | UncheckedIOException e) {
			throw new UserException("The folder " + root + " cannot be read: " + e.getMessage() + ". Choose another.", e);
		}
	}

	private static boolean isHidden(Path path) {
		for (Path part : path)
			if (part.toString().startsWith(".")) return true;
		return false;
	}
}
