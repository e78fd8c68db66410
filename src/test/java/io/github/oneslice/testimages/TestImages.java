package io.github.oneslice.testimages;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

/**
 * Makes the files of {@code test-images}: run with the folder that holds {@code ch2.nii.gz} and {@code aal.nii.gz} (Debian
 * package mricron-data) and the folder to write to.
 */
public final class TestImages {

	/** The left and the right putamen by their numbers in the AAL atlas. */
	private static final Set<Integer> PUTAMEN = Set.of(73, 74);
	/** About ten voxels more than the putamina on each side. */
	private static final int[] FIRST = { 45, 92, 51 };
	private static final Extent SIZE = new Extent(92, 68, 47);
	private static final int PUTAMEN_SLICE = 17;
	private static final Extent PHANTOM_SIZE = new Extent(96, 96, 36);
	private static final int PHANTOM_SLICE = 17;

	private TestImages() {}

	public static void main(String[] arguments) throws IOException {
		File templates = new File(arguments[0]);
		File target = new File(arguments[1]);
		byte[] grey = crop(read(new File(templates, "ch2.nii.gz")));
		byte[] atlas = crop(read(new File(templates, "aal.nii.gz")));
		for (int i = 0; i < atlas.length; i++)
			atlas[i] = (byte) (PUTAMEN.contains(Byte.toUnsignedInt(atlas[i])) ? 1 : 0);
		save(target, "putamen", grey, atlas, SIZE, new VoxelSize(1, 1, 1, "mm"), PUTAMEN_SLICE);

		Phantom phantom = Phantom.of(PHANTOM_SIZE, new VoxelSize(0.8, 0.8, 2.5, "mm"), 3, 7);
		save(target, "phantom", bytes(phantom.image()), Volumes.toBytes(phantom.labels()), PHANTOM_SIZE, phantom.image()
			.voxelSize(), PHANTOM_SLICE);
	}

	private static void save(File folder, String name, byte[] grey, byte[] labels, Extent size, VoxelSize voxelSize, int slice) {
		save(folder, name + ".tif", grey, size, voxelSize);
		save(folder, name + "-labels.tif", labels, size, voxelSize);
		save(folder, name + "-slice.tif", onlySlice(labels, size, slice), size, voxelSize);
	}

	/** The labels of one slice, from 0, and nothing else. */
	static byte[] onlySlice(byte[] labels, Extent size, int slice) {
		byte[] sparse = new byte[labels.length];
		int plane = size.x() * size.y();
		System.arraycopy(labels, slice * plane, sparse, slice * plane, plane);
		return sparse;
	}

	static void save(File folder, String name, byte[] values, Extent size, VoxelSize voxelSize) {
		ImageStack stack = new ImageStack(size.x(), size.y());
		int plane = size.x() * size.y();
		for (int z = 0; z < size.z(); z++)
			stack.addSlice("", new ByteProcessor(size.x(), size.y(), Arrays.copyOfRange(values, z * plane, (z + 1)
				* plane)));
		ImagePlus image = new ImagePlus(name, stack);
		image.getCalibration().pixelWidth = voxelSize.x();
		image.getCalibration().pixelHeight = voxelSize.y();
		image.getCalibration().pixelDepth = voxelSize.z();
		image.getCalibration().setUnit(voxelSize.unit());
		new FileSaver(image).saveAsTiffStack(new File(folder, name).getPath());
	}

	static byte[] bytes(Volume volume) {
		float[] values = Volumes.toFloats(volume);
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) (int) values[i];
		return bytes;
	}

	private record Nifti(Extent size, byte[] voxels) {}

	/** The 8-bit volume of a NIfTI-1 file. */
	private static Nifti read(File file) throws IOException {
		try (GZIPInputStream in = new GZIPInputStream(new FileInputStream(file))) {
			ByteBuffer buffer = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
			if (buffer.getShort(70) != 2) throw new IOException(file + " is not of 8 bits.");
			Extent size = new Extent(buffer.getShort(42), buffer.getShort(44), buffer.getShort(46));
			byte[] voxels = new byte[size.voxels()];
			buffer.position((int) buffer.getFloat(108));
			buffer.get(voxels);
			return new Nifti(size, voxels);
		}
	}

	/** The rows run from back to front in the file; ImageJ shows the first row on top. */
	private static byte[] crop(Nifti whole) {
		byte[] result = new byte[SIZE.voxels()];
		for (int z = 0, i = 0; z < SIZE.z(); z++)
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++, i++)
					result[i] = whole.voxels[FIRST[0] + x + whole.size.x() * (FIRST[1] + SIZE.y() - 1 - y + whole.size.y() * (FIRST[2]
						+ z))];
		return result;
	}
}
