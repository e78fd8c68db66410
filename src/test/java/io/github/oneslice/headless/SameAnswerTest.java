package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.command.Bridge;
import io.github.oneslice.command.Segment;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.engine.WorkerEngine;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.testimages.Phantom;
import io.github.oneslice.training.SmallTraining;
import io.github.oneslice.training.TestMethods;
import io.github.oneslice.training.Trainer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/** The same question has the same answer, whoever asks, where it is worked on, and however the voxels are stored. */
class SameAnswerTest {

	private static final Extent SIZE = new Extent(40, 36, 20);
	private static final VoxelSize VOXEL = new VoxelSize(1, 1, 2, "mm");

	@TempDir
	static Path folder;

	private static File model;
	private static File scan;
	private static byte[] expected;

	@BeforeAll
	static void train() {
		model = folder.resolve("model").toFile();
		ImagePlus image = eightBit();
		scan = folder.resolve("scan.tif").toFile();
		assertTrue(new FileSaver(image).saveAsTiff(scan.getPath()));
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(job(model, 60), Monitor.SILENT);
			Volume volume = Stacks.toVolume(image, 1, 1);
			expected = Volumes.toBytes(engine.run(segment(volume, model), Monitor.SILENT).labels());
		}
		int labelled = 0;
		for (byte label : expected)
			labelled += label;
		assertTrue(labelled > 100 && labelled < expected.length / 2, "something to compare: " + labelled);
	}

	@Test
	void ofAMacro() throws IOException {
		assertArrayEquals(expected, ofMacro("open(folder + '/scan.tif'); run('Segment...', 'image=scan.tif model=[' + folder + '/model]');"));
	}

	@Test
	void ofAFolder() throws IOException {
		File images = folder.resolve("images").toFile();
		images.mkdir();
		assertTrue(new FileSaver(eightBit()).saveAsTiff(new File(images, "one.tif").getPath()));
		assertArrayEquals(expected, ofMacro("run('Segment Folder...', 'image_folder=[' + folder + '/images] model=[' + folder + '/model] output_folder=['"
			+ " + folder + '/labels]'); open(folder + '/labels/one.tif');"));
	}

	@Test
	void ofAScriptAndOfTheCommandItself() throws Exception {
		try (Context context = Bridge.newContext()) {
			CommandService commands = context.service(CommandService.class);
			ImagePlus image = IJ.openImage(scan.getPath());
			ImagePlus direct = (ImagePlus) commands.run(Segment.class, true, Map.of("image", image, "model", model)).get().getOutput("segmented");
			assertArrayEquals(expected, labels(direct));
			Binding binding = new Binding(Map.of("commands", commands, "image", image, "model", model));
			ImagePlus scripted = (ImagePlus) new GroovyShell(binding).evaluate("commands.run(io.github.oneslice.command.Segment, true,"
				+ " [image: image, model: model]).get().getOutput('segmented')");
			assertArrayEquals(expected, labels(scripted));
		}
	}

	@Test
	void inTheWorkerAsInThisProcess() {
		try (WorkerEngine engine = new WorkerEngine()) {
			assertArrayEquals(expected, Volumes.toBytes(engine.run(segment(Stacks.toVolume(eightBit(), 1, 1), model), Monitor.SILENT).labels()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit" })
	void ofCopiesOfOtherDepth(String type) throws IOException {
		assertArrayEquals(expected, ofMacro("open(folder + '/scan.tif'); setOption('ScaleConversions', false); run('" + type
			+ "'); run('Segment...', 'image=scan.tif model=[' + folder + '/model]');"));
	}

	@Test
	void ofAVirtualStack() throws IOException {
		assertArrayEquals(expected, ofMacro("run('TIFF Virtual Stack...', 'open=[' + folder + '/scan.tif]'); if (!is('Virtual Stack')) exit('not virtual');"
			+ " run('Segment...', 'image=scan.tif model=[' + folder + '/model]');"));
	}

	@Test
	void ofOneThreadBitByBit() {
		Map<String, float[]> first = trained("first");
		Map<String, float[]> second = trained("second");
		assertEquals(first.keySet(), second.keySet());
		first.forEach((name, weights) -> assertArrayEquals(weights, second.get(name), 0, name));
	}

	/** With several threads sums are added up in another order. */
	@Test
	void ofAllThreadsNearly() {
		File again = folder.resolve("again").toFile();
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(job(again, 60), Monitor.SILENT);
			byte[] other = Volumes.toBytes(engine.run(segment(Stacks.toVolume(eightBit(), 1, 1), again), Monitor.SILENT).labels());
			assertTrue(dice(expected, other) >= 0.998, () -> "Dice " + dice(expected, other));
		}
	}

	/** Labels and voxel size follow their axes; the plane of the annotated slice is found out. */
	@ParameterizedTest
	@CsvSource({ "1,0,2", "0,2,1", "2,1,0", "1,2,0", "2,0,1" })
	void alongOtherAxes(int x, int y, int z) {
		int[] order = { x, y, z };
		Phantom phantom = Phantom.of(SIZE, VOXEL, 2, 1);
		byte[] sparse = Volumes.toBytes(phantom.labels());
		int plane = SIZE.x() * SIZE.y();
		for (int i = 0; i < sparse.length; i++)
			if (i / plane != 10) sparse[i] = (byte) SparseLabels.UNKNOWN;
		LabelVolume labels = Volumes.ofBytes(sparse, SIZE, VOXEL);
		byte[] straight = Volumes.toBytes(propagate(phantom.image(), labels));
		LabelVolume turned = propagate(new Volume(permuted(phantom.image().voxels(), order), permuted(VOXEL, order)), new LabelVolume(permuted(labels
			.voxels(), order), permuted(VOXEL, order)));
		int[] back = new int[3];
		for (int d = 0; d < 3; d++)
			back[order[d]] = d;
		byte[] result = Volumes.toBytes(new LabelVolume(permuted(turned.voxels(), back), VOXEL));
		assertTrue(dice(straight, result) >= 0.998, () -> "Dice " + dice(straight, result));
	}

	private static LabelVolume propagate(Volume image, LabelVolume labels) {
		Sample sample = Sample.labelled(StackInMemory.of("image", image), StackInMemory.of("labels", labels), new AnnotationRule(null, "",
			SparseLabels.UNKNOWN));
		try (LocalEngine engine = new LocalEngine()) {
			return engine.run(new PropagateJob(sample, TestMethods.settings("supervised", Dimensions.THREE)), Monitor.SILENT);
		}
	}

	/** Axis d of the result is axis order[d] of the original. */
	private static <T> RandomAccessibleInterval<T> permuted(RandomAccessibleInterval<T> voxels, int[] order) {
		if (order[0] == 0) return order[1] == 1 ? voxels : Views.permute(voxels, 1, 2);
		if (order[0] == 1) return order[1] == 0 ? Views.permute(voxels, 0, 1) : Views.permute(Views.permute(voxels, 0, 1), 1, 2);
		return order[1] == 1 ? Views.permute(voxels, 0, 2) : Views.permute(Views.permute(voxels, 0, 2), 1, 2);
	}

	private static VoxelSize permuted(VoxelSize size, int[] order) {
		double[] axes = { size.x(), size.y(), size.z() };
		return new VoxelSize(axes[order[0]], axes[order[1]], axes[order[2]], size.unit());
	}

	private static Map<String, float[]> trained(String name) {
		try (Trainer trainer = new Trainer(job(folder.resolve(name).toFile(), 8), 1, Monitor.SILENT)) {
			return trainer.train().model().networks().get(0);
		}
	}

	private static byte[] ofMacro(String text) throws IOException {
		ToldMacro told = ToldMacro.of(folder, "folder = getArgument(); " + text + " saveAs('Tiff', folder + '/answer.tif');");
		assertEquals(0, told.code(), told.errors());
		return labels(IJ.openImage(folder.resolve("answer.tif").toString()));
	}

	private static byte[] labels(ImagePlus image) {
		return Volumes.toBytes(Stacks.toLabels(image));
	}

	private static double dice(byte[] a, byte[] b) {
		long both = 0;
		long all = 0;
		for (int i = 0; i < a.length; i++) {
			if (a[i] == b[i] && a[i] != 0) both += 2;
			all += (a[i] != 0 ? 1 : 0) + (b[i] != 0 ? 1 : 0);
		}
		return (double) both / all;
	}

	/** Grey values that a byte can hold. */
	private static ImagePlus eightBit() {
		Volume volume = Phantom.of(SIZE, VOXEL, 2, 1).image();
		float[] values = Volumes.toFloats(volume);
		float most = 0;
		for (float value : values)
			most = Math.max(most, value);
		ImagePlus image = IJ.createImage("scan.tif", "8-bit", SIZE.x(), SIZE.y(), SIZE.z());
		for (int i = 0; i < values.length; i++)
			image.getStack().setVoxel(i % SIZE.x(), i / SIZE.x() % SIZE.y(), i / (SIZE.x() * SIZE.y()), Math.round(200 * values[i] / most));
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().setUnit("mm");
		return image;
	}

	private static SegmentJob segment(Volume volume, File model) {
		return new SegmentJob(StackInMemory.of("scan", volume), model, false, false, LargestComponent.AUTO, false);
	}

	private static TrainJob job(File model, int steps) {
		return SmallTraining.job(model, "supervised", "steps=" + steps, false);
	}
}
