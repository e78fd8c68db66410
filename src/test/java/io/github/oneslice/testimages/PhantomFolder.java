package io.github.oneslice.testimages;

import java.io.File;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;

/**
 * Makes a folder of phantoms laid out as {@code Benchmark.ijm} and {@code Benchmark_Domains.ijm} take it: run with the folder
 * to write to.
 */
public final class PhantomFolder {

	private static final Extent SIZE = new Extent(80, 64, 40);
	private static final VoxelSize VOXEL_SIZE = new VoxelSize(1, 1, 1, "mm");
	private static final int TRAINED_ON = 12;
	private static final int MEASURED_ON = 6;

	private PhantomFolder() {}

	public static void main(String[] arguments) {
		File folder = new File(arguments[0]);
		for (int i = 0; i < TRAINED_ON + MEASURED_ON; i++)
			write(new File(folder, i < TRAINED_ON ? "train" : "dev"), i);
	}

	/** Annotated is a slice in the middle half, another one in each. */
	private static void write(File part, int number) {
		Phantom phantom = Phantom.of(SIZE, VOXEL_SIZE, 2, number);
		String name = String.format("%03d", number);
		byte[] labels = Volumes.toBytes(phantom.labels());
		byte[] slice = TestImages.onlySlice(labels, SIZE, SIZE.z() / 4 + number * 7 % (SIZE.z() / 2));
		TestImages.save(made(part, "images"), name + ".tif", TestImages.bytes(phantom.image()), SIZE, VOXEL_SIZE);
		TestImages.save(made(part, "full"), name + ".tif", labels, SIZE, VOXEL_SIZE);
		TestImages.save(made(part, "slices"), name + ".tif", slice, SIZE, VOXEL_SIZE);
	}

	private static File made(File part, String name) {
		File folder = new File(part, name);
		if (!folder.isDirectory() && !folder.mkdirs()) throw new IllegalArgumentException(folder + " cannot be made");
		return folder;
	}
}
