package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.testimages.Phantom;

/** Single images, and a stack slice by slice: the two-dimensional way through the commands. */
class PlanarMacroTest {

	private static final Extent SIZE = new Extent(40, 36, 6);
	private static final String SETTINGS = "settings=[filters=2, patch_x=32, patch_y=32, labelled_batch=2, unlabelled_batch=2, precision=float32]";
	private static final String MACRO = """
		folder = getArgument();
		run("Train (AdaMix)...", "image_folder=" + folder + "/images label_folder=" + folder + "/labels model=" + folder
			+ "/model annotated_slices=all dimensions=2D steps=3 %1$s");
		run("Segment...", "image_folder=" + folder + "/images model=" + folder + "/model output_folder=" + folder + "/segmented");
		run("Evaluate...", "prediction=" + folder + "/segmented reference=" + folder + "/labels table=" + folder + "/table.csv");
		open(folder + "/stack.tif");
		run("Segment...", "image=stack.tif model=" + folder + "/model");
		saveAs("Tiff", folder + "/stack-segmented.tif");
		run("Perturb (AdaMix)...", "image=stack.tif model=" + folder + "/model loss=0.1 age=0.9");
		""".formatted(SETTINGS);

	@TempDir
	Path folder;

	@Test
	void singleImagesAndSlicesOfAStackAreSegmentedForThemselves() throws IOException {
		Phantom phantom = Phantom.of(SIZE, new VoxelSize(1, 1, 2, "mm"), 2, 1);
		ImagePlus stack = Stacks.toStack("stack", phantom.image(), IJ.createImage("template", SIZE.x(), SIZE.y(), SIZE.z(), 8), 1, 1);
		ImagePlus labels = Stacks.toStack("labels", phantom.labels(), stack, 1, 1);
		for (String name : List.of("images", "labels"))
			Files.createDirectory(folder.resolve(name));
		for (int z = 1; z <= SIZE.z(); z++) {
			save(new ImagePlus("", stack.getStack().getProcessor(z)), "images/" + z + ".tif");
			if (z <= 4) save(new ImagePlus("", labels.getStack().getProcessor(z)), "labels/" + z + ".tif");
		}
		new FileSaver(stack).saveAsTiff(folder.resolve("stack.tif").toString());

		Path macro = Files.writeString(folder.resolve("macro.ijm"), MACRO);
		assertEquals(0, MacroRun.run(macro.toFile(), folder.toString()));

		File model = folder.resolve("model").toFile();
		assertEquals("U-Net", Model.read(model).architecture().network());
		assertTrue(Files.readString(folder.resolve("table.csv")).contains("\n3,1,"));
		for (int z = 1; z <= SIZE.z(); z++)
			assertArrayEquals(segmented(model, open("images/" + z + ".tif")), Volumes.toBytes(Stacks.toLabels(open("segmented/" + z
				+ ".tif"))));
		assertArrayEquals(segmented(model, stack), Volumes.toBytes(Stacks.toLabels(open("stack-segmented.tif"))));
	}

	private static byte[] segmented(File model, ImagePlus image) {
		try (LocalEngine engine = new LocalEngine()) {
			return Volumes.toBytes(engine.run(new SegmentJob(StackInMemory.of("image", Stacks.toVolume(image, 1, 1)), model, false, false, LargestComponent.NO, false),
				Monitor.SILENT).labels());
		}
	}

	private void save(ImagePlus image, String name) {
		new FileSaver(image).saveAsTiff(folder.resolve(name).toString());
	}

	private ImagePlus open(String name) {
		return IJ.openImage(folder.resolve(name).toString());
	}
}
