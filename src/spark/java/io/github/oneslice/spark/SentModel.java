package io.github.oneslice.spark;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.Folders;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.ModelArchive;

/** A model on its way to the processes that work for Spark: each gets it once, and unpacks it once. */
final class SentModel implements Serializable {

	private static final long serialVersionUID = 1L;

	private final Broadcast<byte[]> packed;
	private final String name;
	private final long modified;

	private SentModel(Broadcast<byte[]> packed, String name, long modified) {
		this.packed = packed;
		this.name = name;
		this.modified = modified;
	}

	/**
	 * @param address of the model's folder
	 * @throws UserException if there is none
	 */
	static SentModel of(String address, Places places, JavaSparkContext spark) throws IOException {
		Path copy = Files.createTempDirectory("oneslice-model-");
		try {
			File folder = places.here(address, copy.resolve("there").toFile());
			Path alone = copy.resolve("model"); // without the checkpoints of its training
			Model.read(folder).write(alone.toFile());
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			ModelArchive.pack(alone, bytes);
			CRC32 sum = new CRC32();
			sum.update(bytes.toByteArray());
			return new SentModel(spark.broadcast(bytes.toByteArray()), "model-" + Long.toHexString(sum.getValue()), places.modified(Places.inside(address, Model.description(folder)
				.getName())));
		}
		catch (FileNotFoundException e) {
			throw new UserException("There is no model in " + address + ". Choose the folder that Train... wrote.", e);
		}
		finally {
			Folders.deleteIfPossible(copy);
		}
	}

	/** When the model was written, in milliseconds. */
	long modified() {
		return modified;
	}

	/** The folder of the model in this process. */
	File folder() throws IOException {
		synchronized (SentModel.class) { // tasks share the process
			File folder = new File(SparkFiles.getRootDirectory(), name).getAbsoluteFile();
			if (Model.isIn(folder)) return folder;
			Path zip = Files.createTempFile("oneslice-model-", ".zip");
			try {
				Files.write(zip, packed.value());
				ModelArchive.unpack(zip.toFile(), folder);
				return folder;
			}
			finally {
				Files.delete(zip);
			}
		}
	}
}
