package io.github.oneslice.files;

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

/**
 * Finds the images in a folder. What is no image is passed over, and so is what is hidden.
 *
 * @param subfolders whether to look into all folders inside it too
 * @param pattern file names to take, with * and ?; empty for all
 * @param apart a folder that is not looked into, such as that of the results; null for none
 * @param passedOver told of files that are no images, in a sentence
 */
public record FolderSearch(boolean subfolders, String pattern, File apart, Consumer<String> passedOver) {

	private static final String ALL = "*";

	/** All images of the folder itself. */
	public static FolderSearch flat(Consumer<String> passedOver) {
		return new FolderSearch(false, "", null, passedOver);
	}

	/** The same for who does not care what is passed over. */
	public static FolderSearch flat() {
		return flat(sentence -> {});
	}

	/** @throws UserException if the pattern cannot be read */
	public static PathMatcher matcher(String pattern) {
		String glob = pattern == null || pattern.isBlank() ? ALL : pattern.trim();
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob);
		}
		catch (PatternSyntaxException e) {
			throw new UserException("The file names \"" + glob + "\" cannot be read: " + e.getDescription() + ". Write for instance *.tif or *_T1.nii.gz.");
		}
	}

	/**
	 * The images by their path inside the folder, without extension, with / between folders, in the order of these names.
	 *
	 * @throws UserException if there is no such folder, no image in it, or two of one name
	 */
	public Map<String, File> in(File folder) {
		if (!folder.isDirectory()) throw new UserException("There is no folder " + folder + ". Choose one that exists.");
		Map<String, File> found = new TreeMap<>();
		Path root = folder.toPath().toAbsolutePath().normalize();
		for (Path path : files(root)) {
			if (!ImageFiles.isImage(path.toFile())) {
				passedOver.accept(root.relativize(path) + " in " + folder + " is no image and is left out.");
				continue;
			}
			String name = ImageFiles.name(root.relativize(path).toString().replace(File.separatorChar, '/'));
			File other = found.put(name, path.toFile());
			if (other != null) throw new UserException("In the folder " + path.getParent() + " the files " + other.getName() + " and " + path.getFileName()
				+ " have the same name but for their extension, so one would be taken for the other. Rename or remove one.");
		}
		if (found.isEmpty()) throw new UserException("The folder " + folder + " holds no image" + (all() ? "" : " called " + pattern.trim())
			+ ". Choose another" + (all() ? "" : ", or other file names") + (subfolders ? "." : "; folders inside it were not looked into."));
		return found;
	}

	private boolean all() {
		return pattern.isBlank();
	}

	private List<Path> files(Path root) {
		Permission.requireToRead(root.toFile());
		PathMatcher wanted = matcher(pattern);
		Path left = apart == null ? null : apart.toPath().toAbsolutePath().normalize();
		try (Stream<Path> walk = Files.walk(root, subfolders ? Integer.MAX_VALUE : 1)) {
			return walk.filter(path -> (left == null || !path.startsWith(left)) && isFile(path) && !isHidden(root, path) && wanted.matches(path
				.getFileName())).sorted().toList();
		}
		catch (IOException | UncheckedIOException e) {
			throw new UserException("The folder " + root + " cannot be read: " + e.getMessage() + ". Choose another.", e);
		}
	}

	/** A link to what is no longer there counts: it is a bad file, and not none. */
	private static boolean isFile(Path path) {
		return Files.isRegularFile(path) || Files.isSymbolicLink(path) && Files.notExists(path);
	}

	private static boolean isHidden(Path root, Path path) {
		for (Path part : root.relativize(path))
			if (part.toString().startsWith(".")) return true;
		return path.toFile().isHidden();
	}
}
