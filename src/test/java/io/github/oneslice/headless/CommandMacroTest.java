package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.testimages.Phantom;

/** The way of a macro through all commands, each in the worker process, and what its images hold at the end. */
class CommandMacroTest {

	private static final Extent SIZE = new Extent(40, 36, 20);
	private static final int ANNOTATED = 9;
	private static final String SETTINGS = "settings=[filters=2, patch_x=32, patch_y=32, patch_z=16, registration_steps=4,"
		+ " registration_batch=4, pseudo_label_every=2, unlabelled_from=0.4, precision=float32]";
	private static final String MACRO = """
		folder = getArgument();
		open(folder + "/scan.tif");
		open(folder + "/slice.tif");
		run("Propagate Labels...", "image=scan.tif labels=slice.tif %1$s");
		saveAs("Tiff", folder + "/propagated.tif");
		run("Train (SPSS)...", "image=scan.tif labels=slice.tif model=[" + folder + "/a model] steps=4 %1$s");
		run("Segment...", "image=scan.tif model=[" + folder + "/a model] probability uncertainty");
		saveAs("Tiff", folder + "/segmented.tif");
		selectWindow("scan-uncertainty");
		saveAs("Tiff", folder + "/uncertainty.tif");
		selectWindow("scan-probability-7");
		saveAs("Tiff", folder + "/probability.tif");
		run("Train (AdaMix)...", "image=scan.tif labels=slice.tif model=[" + folder + "/both] framework=CT ensemble steps=2 %1$s");
		run("Segment...", "image=scan.tif model=[" + folder + "/both]");
		saveAs("Tiff", folder + "/both.tif");
		run("Select Samples (SPSS)...", "image=scan.tif model=[" + folder + "/a model] rate=0.25");
		selectWindow("scan-selected");
		saveAs("Tiff", folder + "/selected.tif");
		selectWindow("scan.tif");
		saveAs("Tiff", folder + "/scan-after.tif");
		""".formatted(SETTINGS);

	@TempDir
	Path folder;

	@Test
	void everyCommandRunsFromAMacro() throws IOException {
		Phantom phantom = Phantom.of(SIZE, new VoxelSize(1, 1, 2, "mm"), 2, 1);
		byte[] sparse = Volumes.toBytes(phantom.labels());
		int plane = SIZE.x() * SIZE.y();
		for (int i = 0; i < sparse.length; i++)
			sparse[i] = (byte) (i / plane == ANNOTATED ? 7 * sparse[i] : 0);
		ImagePlus scan = new ImagePlus("scan", Stacks.toStack("scan", phantom.image(), IJ.createImage("template", SIZE.x(), SIZE.y(),
			SIZE.z(), 8), 1, 1).getStack());
		scan.getCalibration().pixelDepth = 2;
		scan.getCalibration().setUnit("mm");
		scan.getStack().setSliceLabel("the third", 3);
		save(scan, "scan.tif");
		save(Stacks.toStack("slice", Volumes.ofBytes(sparse, SIZE, phantom.image().voxelSize()), scan, 1, 1), "slice.tif");

		Path macro = Files.writeString(folder.resolve("macro.ijm"), MACRO);
		assertEquals(0, MacroRun.run(macro.toFile(), folder.toString()));

		byte[] propagated = labels("propagated.tif");
		assertArrayEquals(Arrays.copyOfRange(sparse, ANNOTATED * plane, (ANNOTATED + 1) * plane), Arrays.copyOfRange(propagated,
			ANNOTATED * plane, (ANNOTATED + 1) * plane));
		assertTrue(count(propagated) > count(sparse));

		SegmentJob.Result direct = segmentDirectly(scan, "a model");
		assertArrayEquals(Volumes.toBytes(direct.labels()), labels("segmented.tif"));
		assertArrayEquals(Volumes.toFloats(direct.uncertainty()), floats("uncertainty.tif"), 1e-4f);
		assertArrayEquals(Volumes.toFloats(direct.probability().get(1)), floats("probability.tif"), 1e-4f);
		assertEquals(List.of(0, 7), direct.labelValues());

		assertArrayEquals(Volumes.toBytes(segmentDirectly(scan, "both").labels()), labels("both.tif"));
		assertEquals(2, Model.read(new File(folder.toFile(), "both")).networks().size());

		assertEquals(0.25, count(labels("selected.tif")) / (double) sparse.length, 1e-3);

		assertArrayEquals(Volumes.toFloats(phantom.image()), floats("scan-after.tif"));
		ImagePlus segmented = open("segmented.tif");
		assertEquals(2, segmented.getCalibration().pixelDepth, 1e-9);
		assertEquals("mm", segmented.getCalibration().getUnit());
		assertEquals("the third", segmented.getStack().getSliceLabel(3));
		assertTrue(new File(folder.toFile(), "a model/training-curve.png").isFile());
		unitsAndASecondTraining();
	}

	/** The unit of the voxel size is heeded, and a model is not replaced without a word. */
	private static final String SECOND_MACRO = """
		folder = getArgument();
		close("*");
		open(folder + "/scan.tif");
		setVoxelSize(1000, 1000, 2000, "%s");
		run("Segment...", "image=scan.tif model=[" + folder + "/a model]");
		saveAs("Tiff", folder + "/other-unit.tif");
		close("*");
		open(folder + "/scan.tif");
		""";
	private static final String TRAIN_AGAIN = "open(folder + \"/slice.tif\"); run(\"Train (SPSS)...\", \"image=scan.tif labels=slice.tif model=[\" + folder + \"/a model] steps=1 "
		+ SETTINGS + "\");";

	private void unitsAndASecondTraining() throws IOException {
		for (String unit : List.of("micron", "\u00b5m", "um")) {
			assertEquals("", told(String.format(SECOND_MACRO, unit)));
			assertArrayEquals(labels("segmented.tif"), labels("other-unit.tif"), unit);
		}
		String macro = String.format(SECOND_MACRO, "um");
		String asked = told(macro + "setVoxelSize(1, 1, 2, \"pixel\"); run(\"Segment...\", \"image=scan.tif model=[\" + folder + \"/a model]\");");
		assertTrue(asked.contains("trained on images measured in mm, but this image is measured in pixel"), asked);
		byte[] before = Files.readAllBytes(folder.resolve("a model/weights.safetensors"));
		String refused = told(macro + TRAIN_AGAIN);
		assertTrue(refused.contains("There is a model in " + folder + "/a model already"), refused);
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("a model/weights.safetensors")));
	}

	private String told(String macro) throws IOException {
		Path file = Files.writeString(folder.resolve("second.ijm"), macro);
		return errors(() -> MacroRun.run(file.toFile(), folder.toString()));
	}

	/** A bad input is told before anything is computed, and leaves nothing behind. */
	@Test
	void badInputsAreRefused() throws IOException {
		String open = "newImage('scan', '8-bit noise', 32, 32, 8); newImage('flat', '8-bit noise', 32, 32, 1); newImage('empty', '8-bit black', 32, 32, 8);"
			+ " newImage('small', '8-bit black', 16, 32, 8); setPixel(4, 4, 1); newImage('colour', 'RGB white', 32, 32, 8); ";
		File model = new File(folder.toFile(), "model");
		Map<String, String> refusals = new LinkedHashMap<>();
		refusals.put("image=flat labels=empty", "is a single slice, but a stack of slices is needed");
		refusals.put("image=scan labels=empty", "\"empty\" holds no label. Outline the structure on at least one slice");
		refusals.put("image=scan labels=small", "The labels \"small\" have 16 x 32 x 8 voxels, but their image \"scan\" has 32 x 32 x 8.");
		refusals.put("image=colour labels=empty", "\"colour\" is an RGB image.");
		refusals.put("image=scan labels=empty slice_axis=XX", "The option slice_axis cannot be \"XX\". Choose one of XY, XZ, YZ.");
		refusals.put("image=scan", "No area is outlined on \"scan\" (looked at: ROI Manager, overlay, selection).");
		refusals.put("image=scan labels=empty annotated_slices=9", "annotated_slices names \"9\", but there are slices 1 to 8.");
		refusals.put("image=scan labels=empty settings=[filters=none]", "The setting \"filters\" cannot be \"none\": a whole number is needed.");
		refusals.put("image=scan labels=empty steps=few", "The option \"steps\" cannot be \"few\": a whole number is needed.");
		refusals.put("image=scan labels=empty channel=2", "\"scan\" has no channel 2; it has 1.");
		refusals.put("image_folder=[" + folder + "/nowhere] label_folder=[" + folder + "]", "There is no folder " + folder + "/nowhere");
		refusals.put("image=scan labels=empty preset=[SPSS + AdaMix]", "The option preset cannot be \"SPSS + AdaMix\"");
		for (Map.Entry<String, String> refusal : refusals.entrySet()) {
			Path macro = Files.writeString(folder.resolve("macro.ijm"), (open + "run('Train (SPSS)...', '" + refusal.getKey() + " model=[" + model
				+ "]');").replace('\'', '"'));
			String told = errors(() -> assertEquals(1, MacroRun.run(macro.toFile(), ""), refusal.getKey()));
			assertTrue(told.contains(refusal.getValue()), told);
			assertFalse(model.exists(), refusal.getKey());
		}
	}

	private static String errors(ThrowingRunnable work) throws IOException {
		PrintStream before = System.err;
		ByteArrayOutputStream told = new ByteArrayOutputStream();
		System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
		try {
			work.run();
		}
		finally {
			System.setErr(before);
		}
		return told.toString(StandardCharsets.UTF_8);
	}

	private interface ThrowingRunnable {

		void run() throws IOException;
	}

	private SegmentJob.Result segmentDirectly(ImagePlus scan, String model) {
		try (LocalEngine engine = new LocalEngine()) {
			return engine.run(new SegmentJob(StackInMemory.of("scan", Stacks.toVolume(scan, 1, 1)), new File(folder.toFile(), model), true, true,
				LargestComponent.AUTO, false), Monitor.SILENT);
		}
	}

	private void save(ImagePlus image, String name) {
		assertTrue(new FileSaver(image).saveAsTiff(folder.resolve(name).toString()));
	}

	private ImagePlus open(String name) {
		return IJ.openImage(folder.resolve(name).toString());
	}

	private byte[] labels(String name) {
		LabelVolume volume = Stacks.toLabels(open(name));
		return Volumes.toBytes(volume);
	}

	private float[] floats(String name) {
		return Volumes.toFloats(Stacks.toVolume(open(name), 1, 1));
	}

	private static long count(byte[] labels) {
		int count = 0;
		for (byte label : labels)
			if (label != 0) count++;
		return count;
	}
}
