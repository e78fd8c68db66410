package io.github.oneslice.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.files.ImageFiles;
import net.imagej.patcher.LegacyInjector;

/** Fiji's plugin for NIfTI is in no Maven repository: {@code -Dnifti_io=} says where its jar is. */
@EnabledIfSystemProperty(named = "nifti_io", matches = ".+")
class FijiNiftiTest {

	static {
		LegacyInjector.preinit(); // before any class of ImageJ is loaded
	}

	private static final Path IMAGE = Path.of("test-images/putamen.tif");
	private static final Path LABELS = Path.of("test-images/putamen-labels.tif");
	private static final int HEADER = 352;
	private static final int DIMENSIONS = 40;
	private static final int VOXEL_SIZE = 76;
	private static final int UNITS = 123;
	/** Where an image lies in space: two codes, a quaternion, an offset, an affine map. */
	private static final int PLACE = 252;
	private static final int PLACE_END = 328;
	private static final float[] QUATERNION_AND_OFFSET = { 0.5f, 0.5f, 0.5f, -91.5f, 12, -72 };
	private static final float[] AFFINE = { 0, 0, 2, -91.5f, 1, 0, 0, 12, 0, 1, 0, -72 };

	@TempDir
	Path folder;

	@Test
	void aResultLiesWhereItsImageDoes() throws IOException {
		try (Context context = new Context()) {
			ImagePlus image = IJ.openImage(IMAGE.toString());
			write(image, Files.createDirectories(folder.resolve("images")).resolve("scan.nii"));
			Files.copy(LABELS, Files.createDirectories(folder.resolve("labels")).resolve("scan.tif"));
			for (String format : new String[] { "TIFF", "NIfTI" }) IJ.runMacro("run('Propagate Folder...', 'image_folder=[" + folder.resolve("images")
				+ "] label_folder=[" + folder.resolve("labels") + "] annotated_slices=12 output_folder=[" + folder.resolve(format) + "] output_format=" + format
				+ "');");
			ByteBuffer result = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("NIfTI/scan.nii")));
			ByteBuffer original = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("images/scan.nii")));
			assertSamePlace(original, result);
			assertArrayEquals(voxels(IJ.openImage(folder.resolve("TIFF/scan.tif").toString())), Arrays.copyOfRange(result.array(), HEADER, result.capacity()));
		}
	}

	/** What Fiji opens by File > Open has lost the header. */
	@Test
	void soDoesThatOfAnOpenImage() throws IOException {
		try (Context context = new Context()) {
			Path file = folder.resolve("scan.nii");
			write(IJ.openImage(IMAGE.toString()), file);
			ImagePlus read = (ImagePlus) IJ.runPlugIn("Nifti_Reader", file.toString());
			ImagePlus open = new ImagePlus("scan.nii", read.getStack());
			open.setCalibration(read.getCalibration());
			open.setFileInfo(read.getOriginalFileInfo());
			open.show();
			IJ.runMacro("open('" + LABELS.toAbsolutePath() + "'); rename('labels'); run('Propagate Labels...', 'image=scan.nii labels=labels annotated_slices=12 output_folder=["
				+ folder.resolve("result") + "] output_format=NIfTI');");
			IJ.run("Close All");
			assertSamePlace(ByteBuffer.wrap(Files.readAllBytes(file)), ByteBuffer.wrap(Files.readAllBytes(folder.resolve("result/scan.nii"))));
		}
	}

	/** ImageJ keeps no scale of values in 32 bits. */
	@Test
	void valuesOf32BitsAreWhatTheyStandFor() throws IOException {
		try (Context context = new Context()) {
			Path file = folder.resolve("labels.nii");
			ByteBuffer bytes = ByteBuffer.allocate(HEADER + 4 * 4 * 4 * 2).order(ByteOrder.LITTLE_ENDIAN);
			bytes.putInt(0, 348).putShort(DIMENSIONS, (short) 3).putShort(DIMENSIONS + 2, (short) 4).putShort(DIMENSIONS + 4, (short) 4).putShort(DIMENSIONS + 6, (short) 2)
				.putShort(DIMENSIONS + 8, (short) 1).putShort(70, (short) 16).putShort(72, (short) 32);
			for (int axis = 1; axis <= 3; axis++) bytes.putFloat(VOXEL_SIZE + 4 * axis, 1);
			bytes.putFloat(108, HEADER).putFloat(112, 0.5f).putFloat(116, 1).put(344, new byte[] { 'n', '+', '1', 0 });
			for (int i = 0; i < 32; i++) bytes.putFloat(HEADER + 4 * i, 4);
			Files.write(file, bytes.array());
			assertEquals(3, ImageFiles.openWithReaders(file.toFile()).getStack().getVoxel(1, 1, 1));
		}
	}

	private static void assertSamePlace(ByteBuffer original, ByteBuffer result) {
		assertEquals(original.slice(PLACE, PLACE_END - PLACE), result.slice(PLACE, PLACE_END - PLACE));
		assertEquals(original.slice(VOXEL_SIZE + 4, 12), result.slice(VOXEL_SIZE + 4, 12));
		assertEquals(2, result.get(UNITS) & 7); // millimetres
	}

	/** A header as a scanner might write it: turned and moved. */
	private static void write(ImagePlus image, Path file) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(HEADER + image.getWidth() * image.getHeight() * image.getStackSize());
		bytes.putInt(0, 348).putShort(DIMENSIONS, (short) 3).putShort(DIMENSIONS + 2, (short) image.getWidth()).putShort(DIMENSIONS + 4, (short) image.getHeight())
			.putShort(DIMENSIONS + 6, (short) image.getStackSize()).putShort(DIMENSIONS + 8, (short) 1);
		bytes.putShort(70, (short) 2).putShort(72, (short) 8);
		bytes.putFloat(VOXEL_SIZE, 1).putFloat(VOXEL_SIZE + 4, 1.5f).putFloat(VOXEL_SIZE + 8, 1.5f).putFloat(VOXEL_SIZE + 12, 2);
		bytes.putFloat(108, HEADER).putFloat(112, 1).put(UNITS, (byte) 2);
		bytes.putShort(PLACE, (short) 1).putShort(PLACE + 2, (short) 1);
		for (int i = 0; i < QUATERNION_AND_OFFSET.length; i++) bytes.putFloat(PLACE + 4 + 4 * i, QUATERNION_AND_OFFSET[i]);
		for (int i = 0; i < AFFINE.length; i++) bytes.putFloat(PLACE + 28 + 4 * i, AFFINE[i]);
		bytes.put(344, new byte[] { 'n', '+', '1', 0 });
		bytes.position(HEADER);
		bytes.put(voxels(image));
		Files.write(file, bytes.array());
	}

	private static byte[] voxels(ImagePlus image) {
		ByteBuffer voxels = ByteBuffer.allocate(image.getWidth() * image.getHeight() * image.getStackSize());
		for (int z = 1; z <= image.getStackSize(); z++) voxels.put((byte[]) image.getStack().getPixels(z));
		return voxels.array();
	}
}
