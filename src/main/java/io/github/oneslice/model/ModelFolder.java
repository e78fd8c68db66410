package io.github.oneslice.model;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;

/**
 * The folder of a model while it is trained: held by one training alone, and never another model's without a word. The
 * system lets go of it when the process ends, however that ends.
 */
public final class ModelFolder implements AutoCloseable {

	private static final String LOCK = "training.lock";
	/** What commands write beside the model: the labels it was learned from. */
	private static final List<String> LABELS = List.of("registration", "pseudo-labels");

	private final File folder;
	private final FileChannel channel;
	/** Whether the folder was made for this training. */
	private final boolean made;

	private ModelFolder(File folder, FileChannel channel, boolean made) {
		this.folder = folder;
		this.channel = channel;
		this.made = made;
	}

	/**
	 * Takes a folder for a training.
	 *
	 * @param checkpoint whether a training was stopped there
	 * @param resume whether to go on with that one
	 * @param overwrite whether to replace what is there
	 * @throws UserException if another training is at work there, or there is something that would be lost
	 */
	public static ModelFolder claim(File folder, boolean checkpoint, boolean resume, boolean overwrite) {
		boolean model = Model.isIn(folder);
		if (!overwrite && !(resume && checkpoint)) {
			if (model) throw new UserException("There is a model in " + folder + " already. Choose another folder, or give overwrite to replace it"
				+ (checkpoint ? ", or resume to go on with its training." : "."));
			if (checkpoint) throw new UserException("A training was stopped in " + folder
				+ ". Give resume to go on with it, or overwrite to start anew, or choose another folder.");
		}
		boolean made = !folder.exists();
		FileChannel lock = lock(folder);
		AtomicFiles.deleteUnfinished(folder);
		return new ModelFolder(folder, lock, made);
	}

	/** Removes the labels that an earlier model was learned from. */
	public void clearLabels() {
		for (String name : LABELS) {
			File labels = new File(folder, name);
			if (!labels.isDirectory()) continue;
			try (Stream<Path> files = Files.walk(labels.toPath())) {
				for (Path file : files.filter(file -> file.toString().endsWith(".tif")).toList())
					Files.delete(file);
			}
			catch (IOException e) {
				throw new UserException("The labels of an earlier training in " + labels + " cannot be deleted. Delete them yourself, or train into"
					+ " another folder.", e);
			}
		}
	}

	@Override
	public void close() {
		try {
			channel.close();
			Files.deleteIfExists(new File(folder, LOCK).toPath());
			if (made) folder.delete(); // if nothing has come into it
		}
		catch (IOException e) {
			// A lock file that nobody holds bars nobody.
		}
	}

	private static FileChannel lock(File folder) {
		try {
			Files.createDirectories(folder.toPath());
			FileChannel channel = FileChannel.open(new File(folder, LOCK).toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (held(channel)) return channel;
			channel.close();
		}
		catch (IOException e) {
			throw new UserException("Cannot write to the model folder " + folder + ". Make room there, or choose a folder that you may write to.", e);
		}
		throw new UserException("Another training is writing to " + folder + ". Wait for its end, or choose another folder.");
	}

	private static boolean held(FileChannel channel) throws IOException {
		try {
			FileLock lock = channel.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException e) {
			return false; // by this very process
		}
	}
}
