package io.github.oneslice.inference;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.files.Folders;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Normalization;
import io.github.oneslice.job.ExportJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.ModelArchive;
import io.github.oneslice.model.NpyFile;

/**
 * Packs a model as a bioimage.io package: the network as a SavedModel, which needs none of our classes, with a test input and
 * what it gives for it; and the model as we read it. Nothing of the images it was trained on is in it.
 */
public final class ModelExport {

	private ModelExport() {}

	public static ExportJob.Result run(ExportJob job, int threads) {
		Model model = Model.read(job.model());
		try (InferenceGraph graph = new InferenceGraph(model, threads)) {
			Path folder = Files.createTempDirectory("oneslice-export-");
			try {
				fill(folder, job, model, graph);
				AtomicFiles.write(job.file(), out -> ModelArchive.pack(folder, out));
				return new ExportJob.Result(job.file().length());
			}
			finally {
				Folders.deleteIfPossible(folder);
			}
		}
		catch (IOException e) {
			throw new UserException("The model cannot be packed: " + e.getMessage() + ". Make room on the disk of the temporary files, and try again.", e);
		}
	}

	private static void fill(Path folder, ExportJob job, Model model, InferenceGraph graph) throws IOException {
		Extent size = model.patch();
		float[] image = testImage(size);
		float[] probability = graph.predict(image, size);
		model.write(folder.toFile());
		try (OutputStream out = Files.newOutputStream(folder.resolve("test-input.npy"))) {
			NpyFile.write(out, image, size.batch(1, 1));
		}
		try (OutputStream out = Files.newOutputStream(folder.resolve("test-output.npy"))) {
			NpyFile.write(out, probability, size.batch(1, model.architecture().classes()));
		}
		ImageIO.write(cover(image, probability, size, model.architecture().classes()), "png", folder.resolve("cover.png").toFile());
		Files.writeString(folder.resolve("rdf.yaml"), new ResourceDescription(job, model, size, graph.multiples()).text());
		Files.writeString(folder.resolve("README.md"), ModelReport.markdown(job.name(), model));
		packSavedModel(graph, folder.resolve("saved-model.zip"));
	}

	private static void packSavedModel(InferenceGraph graph, Path zip) throws IOException {
		Path folder = Files.createTempDirectory("oneslice-saved-model-");
		try (OutputStream out = Files.newOutputStream(zip)) {
			graph.save(folder);
			ModelArchive.pack(folder, out);
		}
		finally {
			Folders.deleteIfPossible(folder);
		}
	}

	/** A bright ball in noise, the same each time. */
	private static float[] testImage(Extent size) {
		SplittableRandom random = new SplittableRandom(1);
		float[] image = new float[size.voxels()];
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++) {
					double distance = Math.hypot(Math.hypot((x + 0.5) / size.x() - 0.5, (y + 0.5) / size.y() - 0.5), (z + 0.5) / size.z() - 0.5);
					image[i] = (float) (random.nextGaussian() + (distance < 0.25 ? 3 : 0));
				}
		return Normalization.zScore(image);
	}

	/** The middle slice of the test input, grey, and in red what is not background. */
	private static BufferedImage cover(float[] image, float[] probability, Extent size, int classes) {
		int scale = Math.max(1, 256 / Math.max(size.x(), size.y()));
		BufferedImage cover = new BufferedImage(scale * size.x(), scale * size.y(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < cover.getHeight(); y++)
			for (int x = 0; x < cover.getWidth(); x++) {
				int i = size.index(x / scale, y / scale, size.z() / 2);
				int grey = (int) Math.max(0, Math.min(255, 80 + 50 * image[i]));
				int other = (int) (grey * (0.4 + 0.6 * probability[i * classes]));
				cover.setRGB(x, y, grey << 16 | other << 8 | other);
			}
		return cover;
	}
}
