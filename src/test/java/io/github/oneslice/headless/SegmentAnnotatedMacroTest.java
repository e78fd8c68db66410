package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.testimages.UntrainedModel;

/** Segmenting what is annotated in part. */
class SegmentAnnotatedMacroTest extends WithModel {

	private static final Path IMAGE = Path.of("test-images/putamen.tif").toAbsolutePath();
	private static final Path SLICE = Path.of("test-images/putamen-slice.tif").toAbsolutePath();

	@BeforeEach
	void copyModel() throws IOException {
		UntrainedModel.copy(whole, folder.resolve("model"));
	}

	@Test
	void annotatedSlicesStayAndTheOthersBecomeTheNetworks() throws IOException {
		ToldMacro.run(folder, "d = getArgument(); open('" + IMAGE + "'); rename('scan'); open('" + SLICE + "'); rename('drawn');"
			+ " run('Segment...', 'image=scan labels=drawn model=[' + d + '/model] output_folder=[' + d + '/open] probability largest_component=false');"
			+ " run('Segment...', 'image=scan model=[' + d + '/model] output_folder=[' + d + '/alone] probability largest_component=false');", 0);
		ImagePlus drawn = IJ.openImage(SLICE.toString());
		ImagePlus segmented = IJ.openImage(folder.resolve("open/scan.tif").toString());
		ImagePlus probability = IJ.openImage(folder.resolve("open/scan-probability-1.tif").toString());
		int slice = shown(drawn);
		assertArrayEquals((byte[]) drawn.getStack().getPixels(slice), (byte[]) segmented.getStack().getPixels(slice));
		float[] certain = (float[]) probability.getStack().getPixels(slice);
		byte[] expected = (byte[]) drawn.getStack().getPixels(slice);
		for (int i = 0; i < certain.length; i++)
			assertEquals(expected[i], certain[i]);
		ImagePlus alone = IJ.openImage(folder.resolve("alone/scan-probability-1.tif").toString());
		double before = Double.POSITIVE_INFINITY;
		for (int z = slice + 1; z <= alone.getStackSize(); z += 4) {
			double difference = difference(alone, probability, z);
			assertTrue(difference < before, "slice " + z + ": " + difference + ", before " + before);
			before = difference;
		}
		assertEquals(0, before, 0.02);
	}

	/** An image without labels is segmented by the network alone. */
	@Test
	void aFolderGivesTheSame() throws IOException {
		Path images = Files.createDirectories(folder.resolve("images/one"));
		Files.copy(IMAGE, images.resolve("scan.tif"));
		Files.copy(IMAGE, images.resolve("other.tif"));
		Files.copy(SLICE, Files.createDirectories(folder.resolve("labels/one")).resolve("scan.tif"));
		ToldMacro.run(folder, "d = getArgument(); run('Segment Folder...', 'image_folder=[' + d + '/images] label_folder=[' + d + '/labels] subfolders model=['"
			+ " + d + '/model] output_folder=[' + d + '/results]'); open('" + IMAGE + "'); rename('scan'); open('" + SLICE + "'); rename('drawn');"
			+ " run('Segment...', 'image=scan labels=drawn model=[' + d + '/model] output_folder=[' + d + '/open]');"
			+ " run('Segment...', 'image=scan model=[' + d + '/model] output_folder=[' + d + '/alone]');", 0);
		assertSameVoxels("open/scan.tif", "results/one/scan.tif");
		assertSameVoxels("alone/scan.tif", "results/one/other.tif");
	}

	@Test
	void whatDoesNotFitIsRefused() throws IOException {
		ToldMacro told = ToldMacro.of(folder, "d = getArgument(); open('" + IMAGE + "'); rename('scan'); newImage('drawn', '8-bit black', 24, 24, 6); setSlice(3);"
			+ " setColor(1); fillRect(6, 6, 9, 9); run('Segment...', 'image=scan labels=drawn model=[' + d + '/model] output_folder=[' + d + '/open]');");
		assertEquals(1, told.code());
		told.assertPlain();
		assertTrue(told.errors().contains("The labels \"drawn\" have 24 x 24 x 6 voxels, but their image \"scan\" has"), told.errors());
		assertFalse(Files.exists(folder.resolve("open")));
	}

	@Test
	void aLabelThatTheModelDoesNotKnowIsRefused() throws IOException {
		ToldMacro told = ToldMacro.of(folder, "d = getArgument(); open('" + IMAGE + "'); rename('scan'); open('" + SLICE + "'); rename('drawn');"
			+ " for (z = 1; z <= nSlices; z++) { setSlice(z); changeValues(1, 1, 5); } run('Segment...', 'image=scan labels=drawn model=[' + d + '/model] output_folder=[' + d + '/open]');");
		assertEquals(1, told.code());
		told.assertPlain();
		assertTrue(told.errors().contains("hold [5], but the model knows [0, 1] alone."), told.errors());
	}

	/** Mean over a slice. */
	private static double difference(ImagePlus one, ImagePlus other, int z) {
		float[] first = (float[]) one.getStack().getPixels(z);
		float[] second = (float[]) other.getStack().getPixels(z);
		return IntStream.range(0, first.length).mapToDouble(i -> Math.abs(first[i] - second[i])).average().orElseThrow();
	}

	private void assertSameVoxels(String one, String other) {
		ImagePlus first = IJ.openImage(folder.resolve(one).toString());
		ImagePlus second = IJ.openImage(folder.resolve(other).toString());
		for (int z = 1; z <= first.getStackSize(); z++)
			assertArrayEquals((byte[]) first.getStack().getPixels(z), (byte[]) second.getStack().getPixels(z));
	}

	/** The slice that holds a label. */
	private static int shown(ImagePlus labels) {
		for (int z = 1; z <= labels.getStackSize(); z++)
			for (byte value : (byte[]) labels.getStack().getPixels(z))
				if (value != 0) return z;
		throw new AssertionError("no label");
	}
}
