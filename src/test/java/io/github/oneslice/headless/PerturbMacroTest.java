package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.ui.PatchFrames;

/** What the perturbation command makes of known maps, pixel by pixel. */
class PerturbMacroTest {

	private static final int SIDE = 16;
	private static final int DEPTH = 8;
	private static final int PATCHES = 4;
	private static final int PATCH = SIDE / PATCHES;
	private static final int LAYER = DEPTH / PATCHES;
	private static final int PIXELS = SIDE * SIDE * DEPTH;
	/** Maps, and where they are saved, from the same seeds. */
	private final float[] image = map(1, 200);
	private final float[] other = map(2, 200);
	private final float[] confidence = map(3, 1000);
	private final float[] otherConfidence = map(4, 1000);

	@TempDir
	Path folder;

	@BeforeEach
	void saveStacks() {
		save("image", image, 8);
		save("other", other, 8);
		save("confidence", confidence, 32);
		save("other-confidence", otherConfidence, 32);
	}

	@Test
	void swapsByConfidenceAndFramesWhatItSwapped() throws IOException {
		// v = 1 − 0.2 / 0.4 and K v a little above 8
		run("loss=0.2 age=0.4", "easy");
		assertArrayEquals(expected(8, true), open("easy-mixed"));
		assertFramed("easy", 8, PatchFrames.EASY.getRGB());
		// v = 1 − 0.9 / 0.6 and |K v| a little below 8
		run("loss=0.9 age=0.6", "hard");
		assertArrayEquals(expected(7, false), open("hard-mixed"));
		assertFramed("hard", 7, PatchFrames.HARD.getRGB());
		run("loss=0.9 age=0.6", "again");
		assertArrayEquals(open("hard-mixed"), open("again-mixed"));
		assertEquals(8, IJ.openImage(folder + "/easy-mixed.tif").getBitDepth());
	}

	@Test
	void showsHowThePerturbationGrows() throws IOException {
		run("loss=0.1 progress=0.25 steps=5", "series");
		ImagePlus series = IJ.openImage(folder + "/series-mixed.tif");
		assertEquals(5, series.getNFrames());
		assertEquals(DEPTH, series.getNSlices());
		int[] changed = IntStream.rangeClosed(1, 5).map(frame -> changed(series, frame)).toArray();
		// Hard at first, with all 16 patches; then easy, with 6, 12, 14 and 14. Few swapped values happen to be equal.
		int[] patches = { 16, 6, 12, 14, 14 };
		for (int i = 0; i < patches.length; i++)
			assertEquals(patches[i] * PATCH * PATCH * LAYER, changed[i], 12);
	}

	@Test
	void valuesMeanWhatThoseOfTheImageMean() throws IOException {
		ImagePlus image = IJ.openImage(folder + "/image.tif");
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -1000, 2 }, "HU");
		assertTrue(new FileSaver(image).saveAsTiff(folder + "/image.tif"));
		run("loss=0.2 age=0.4", "rescaled");
		assertEquals(-990, IJ.openImage(folder + "/rescaled-mixed.tif").getCalibration().getCValue(5));
	}

	private void run(String options, String name) throws IOException {
		String macro = "";
		for (String stack : List.of("image", "other", "confidence", "other-confidence"))
			macro += "open('" + folder + "/" + stack + ".tif'); ";
		macro += "run('Perturb (AdaMix)...', 'image=image.tif other_image=other.tif confidence=confidence.tif other_confidence=other-confidence.tif "
			+ options + "'); selectWindow('image-mixed'); saveAs('Tiff', '" + folder + "/" + name + "-mixed.tif');"
			+ " selectWindow('image-swapped'); saveAs('Tiff', '" + folder + "/" + name + "-swapped.tif'); close('*');";
		Path file = Files.writeString(folder.resolve("macro.ijm"), macro.replace('\'', '"'));
		assertEquals(0, MacroRun.run(file.toFile(), ""));
	}

	private float[] expected(int count, boolean easy) {
		List<Integer> own = ranked(confidence);
		List<Integer> others = ranked(otherConfidence);
		if (easy) Collections.reverse(own);
		else Collections.reverse(others);
		float[] mixed = image.clone();
		for (int r = 0; r < count; r++)
			for (int i = 0; i < PIXELS; i++)
				if (patch(i) == own.get(r)) mixed[i] = other[i + start(others.get(r)) - start(own.get(r))];
		return mixed;
	}

	/** Patches from the least confident to the most. */
	private static List<Integer> ranked(float[] confidence) {
		double[] sum = new double[PATCHES * PATCHES * PATCHES];
		for (int i = 0; i < PIXELS; i++)
			sum[patch(i)] += confidence[i];
		return new ArrayList<>(IntStream.range(0, sum.length).boxed().sorted(Comparator.comparingDouble(p -> sum[p])).toList());
	}

	private static int patch(int i) {
		return i % SIDE / PATCH + PATCHES * (i / SIDE % SIDE / PATCH + PATCHES * (i / (SIDE * SIDE) / LAYER));
	}

	private static int start(int patch) {
		return patch % PATCHES * PATCH + SIDE * (patch / PATCHES % PATCHES * PATCH + SIDE * (patch / (PATCHES * PATCHES) * LAYER));
	}

	private void assertFramed(String name, int count, int color) {
		ImageStack frames = IJ.openImage(folder + "/" + name + "-swapped.tif").getStack();
		long corners = IntStream.range(0, PATCHES * PATCHES * PATCHES).map(PerturbMacroTest::start).filter(i -> (frames.getProcessor(1 + i
			/ (SIDE * SIDE)).getPixel(i % SIDE, i / SIDE % SIDE) & 0xffffff) == (color & 0xffffff)).count();
		assertEquals(count, corners);
	}

	private int changed(ImagePlus series, int frame) {
		int changed = 0;
		for (int z = 0; z < DEPTH; z++) {
			ImageProcessor slice = series.getStack().getProcessor(series.getStackIndex(1, z + 1, frame));
			for (int i = 0; i < SIDE * SIDE; i++)
				if (slice.getf(i) != image[z * SIDE * SIDE + i]) changed++;
		}
		return changed;
	}

	private float[] open(String name) {
		return Volumes.toFloats(Stacks.toVolume(IJ.openImage(folder + "/" + name + ".tif"), 1, 1));
	}

	private void save(String name, float[] values, int bits) {
		ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int z = 0; z < DEPTH; z++) {
			float[] slice = Arrays.copyOfRange(values, z * SIDE * SIDE, (z + 1) * SIDE * SIDE);
			FloatProcessor processor = new FloatProcessor(SIDE, SIDE, slice);
			stack.addSlice(bits == 8 ? processor.convertToByte(false) : processor);
		}
		assertTrue(new FileSaver(new ImagePlus(name, stack)).saveAsTiff(folder + "/" + name + ".tif"));
	}

	private static float[] map(long seed, int values) {
		Random random = new Random(seed);
		float[] map = new float[PIXELS];
		for (int i = 0; i < PIXELS; i++)
			map[i] = values == 1000 ? random.nextInt(values) / 1000f : random.nextInt(values);
		return map;
	}
}
