package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.testimages.Phantom;

/** The comparison of methods: one row a method, whose Dice is that of the label stacks it leaves. */
class CompareMacroTest {

	private static final Extent SIZE = new Extent(40, 36, 20);
	private static final String SETTINGS = "filters=2, patch_x=32, patch_y=32, patch_z=16, registration_steps=4, registration_batch=4, precision=float32";

	@TempDir
	Path folder;

	@Test
	void writesOneTableAndOnePlotOfAllMethods() throws IOException {
		for (String name : List.of("images", "labels", "test", "reference"))
			Files.createDirectory(folder.resolve(name));
		save(1, "images", "labels");
		save(2, "images", null);
		save(3, "test", "reference");
		assertEquals(0, MacroRun.run(new File("macros/Compare_Methods.ijm"), "image_folder=" + folder + "/images label_folder=" + folder
			+ "/labels test_images=" + folder + "/test test_labels=" + folder + "/reference output=[" + folder
			+ "/out put] minutes=0.1 points=2 annotated_slices=all methods=[SPSS + AdaMix,AdaMix-ST] settings=[" + SETTINGS + "]"));

		Path output = folder.resolve("out put");
		List<String> rows = Files.readAllLines(output.resolve("comparison.csv"));
		assertEquals("method,dice,hd95,asd,seconds_per_step,steps,peak_memory_megabytes", rows.get(0));
		assertEquals(3, rows.size());
		assertRow(rows.get(1), "SPSS + AdaMix", output.resolve("SPSS_+_AdaMix"));
		assertRow(rows.get(2), "AdaMix-ST", output.resolve("AdaMix-ST"));
		assertTrue(Files.readAllLines(output.resolve("dice-over-time.csv")).size() >= 3);
		assertTrue(ImageIO.read(output.resolve("dice-over-time.png").toFile()).getWidth() > 600);
	}

	private void assertRow(String row, String method, Path results) {
		String[] cells = row.split(",");
		assertEquals(method, cells[0]);
		double dice = Evaluation.compare("", Stacks.toLabels(open(results.resolve("labels/3.tif"))), Stacks.toLabels(open(folder.resolve(
			"reference/3.tif")))).get(0).metrics().dice();
		assertEquals(dice, Double.parseDouble(cells[1]), 1e-5);
		assertTrue(Double.parseDouble(cells[4]) > 0 && Integer.parseInt(cells[5]) > 0 && Integer.parseInt(cells[6]) > 100, row);
	}

	private void save(long seed, String images, String labels) {
		Phantom phantom = Phantom.of(SIZE, new VoxelSize(1, 1, 2, "mm"), 2, seed);
		ImagePlus image = Stacks.toStack("", phantom.image(), IJ.createImage("template", SIZE.x(), SIZE.y(), SIZE.z(), 8), 1, 1);
		new FileSaver(image).saveAsTiff(folder.resolve(images + "/" + seed + ".tif").toString());
		if (labels != null) new FileSaver(Stacks.toStack("", phantom.labels(), image, 1, 1)).saveAsTiff(folder.resolve(labels + "/" + seed
			+ ".tif").toString());
	}

	private static ImagePlus open(Path file) {
		return IJ.openImage(file.toString());
	}
}
