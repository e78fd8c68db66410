package io.github.oneslice.training;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;

/**
 * All that training needs to go on as if it had never stopped.
 *
 * @param settings what was trained with; going on with others is refused where they change the networks
 * @param labelValues the label of each class
 * @param volumes names of the training set
 * @param step the next step
 * @param seconds how long was worked before
 * @param trainingStart how many of these seconds went by before the first training step; NaN while registration is learned
 * @param bfloat16 the precision that was chosen
 * @param networks student, teacher and optimiser; null while registration is learned
 * @param registration the registration network and its optimiser
 * @param firstRegistrations what registration alone gave, per annotated volume
 * @param pseudoLabels of the annotated volumes
 * @param method what the method keeps between steps
 */
record Checkpoint(TrainingSettings settings, List<Integer> labelValues, List<String> volumes, long step, double seconds,
	double trainingStart, boolean bfloat16, Map<String, float[]> networks, Map<String, float[]> registration, List<byte[]> firstRegistrations,
	List<AnnotatedVolumes.State> pseudoLabels, Map<String, Double> method) implements Serializable
{

	private static final String FILE = "checkpoint.bin";

	static boolean isIn(File folder) {
		return new File(folder, FILE).isFile();
	}

	void write(File folder) {
		AtomicFiles.write(new File(folder, FILE), out -> {
			ObjectOutputStream objects = new ObjectOutputStream(out);
			objects.writeObject(this);
			objects.flush();
		});
	}

	static Checkpoint read(File folder) {
		try (ObjectInputStream objects = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(new File(folder, FILE)
			.toPath()))))
		{
			return (Checkpoint) objects.readObject();
		}
		catch (IOException | ClassNotFoundException e) {
			throw new UserException("The checkpoint in " + folder
				+ " cannot be read; it may be of another version of OneSlice. Train without resume to start anew.", e);
		}
	}

	static void delete(File folder) {
		try {
			Files.deleteIfExists(new File(folder, FILE).toPath());
		}
		catch (IOException e) {
			throw new UserException("Cannot delete the old checkpoint in " + folder + ": " + e.getMessage(), e);
		}
	}
}
