package io.github.oneslice.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import groovy.json.JsonOutput;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.Box;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.Preprocessing;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.spark.zarr.ElementType;
import io.github.oneslice.spark.zarr.OmeZarr;
import io.github.oneslice.spark.zarr.ZarrArray;
import io.github.oneslice.testimages.Phantom;

/** Block by block as the whole, of a stack that does fit. */
class LargeRunTest {

	private static final Extent SIZE = new Extent(150, 130, 100);
	private static final Extent COARSE = new Extent(75, 65, 100);

	@TempDir
	static Path shared;

	private static File model;
	private static File tiff;
	private static SegmentJob.Result whole;
	private static SegmentJob.Result largest;

	@TempDir
	Path folder;

	/** The model works at a resolution of its own, so that all is resampled on the way. */
	@BeforeAll
	static void segmentTheWhole() {
		File trained = shared.resolve("trained").toFile();
		Phantoms.train(trained, 40);
		Model read = Model.read(trained);
		model = shared.resolve("model").toFile();
		model.mkdir();
		new Model(read.architecture(), new Preprocessing(List.of(1.25, 1.25, 1.0), "mm", Preprocessing.Z_SCORE), read.labels(), read.patch(), read.training(), read
			.networks()).write(model);
		tiff = shared.resolve("stack.tif").toFile();
		Phantoms.save(Phantoms.of(SIZE, 3).image(), tiff);
		try (LocalEngine engine = new LocalEngine()) {
			whole = engine.run(new SegmentJob(new StackFile("stack", tiff, 1, 1), model, true, false, LargestComponent.NO, false), Monitor.SILENT);
			largest = engine.run(new SegmentJob(new StackFile("stack", tiff, 1, 1), model, true, false, LargestComponent.YES, false), Monitor.SILENT);
		}
	}

	@Test
	void aVirtualTiff() throws IOException {
		Path output = folder.resolve("result.zarr");
		run("image=" + tiff, "output=" + output, "largest_component=true");
		requireLike(largest, output);
		assertFalse(Arrays.equals(Volumes.toBytes(whole.labels()), Volumes.toBytes(largest.labels())), "there is one part only, so this says nothing");
		assertEquals(1, OmeZarr.open(store(output)).levels().size());
		assertEquals("mm", new StackFile("stack", tiff, 1, 1).header().voxelSize().unit());
		assertEquals("millimeter", OmeZarr.open(store(output)).voxelSize().unit());
		assertEquals(2, OmeZarr.open(store(output)).voxelSize().z());
		assertFalse(Files.exists(folder.resolve("result.zarr.unfinished")));
		assertTrue(assertThrows(UserException.class, () -> run("image=" + tiff, "output=" + output)).getMessage().contains("already"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.4", "0.5" })
	void omeZarrWithItsLevels(String version) throws IOException {
		Path image = write(version, folder.resolve("image.zarr"));
		Path output = folder.resolve("result.zarr");
		run("image=" + image, "output=" + output, "channel=2", "block=128", "largest_component=false");
		requireLike(whole, output);
		OmeZarr given = OmeZarr.open(store(image));
		for (String group : List.of("", "/labels/segmentation")) {
			OmeZarr made = OmeZarr.open(store(Path.of(output + group)));
			assertEquals(given.levels(), made.levels());
			assertEquals(given.space(), made.space());
			assertEquals(version, made.version());
		}
		ZarrArray coarse = ZarrArray.open(store(output), "labels/segmentation/1");
		assertEquals(COARSE, coarse.size());
		float[] labels = coarse.read(new int[0], Box.whole(COARSE));
		byte[] fine = Volumes.toBytes(whole.labels());
		for (int z = 0; z < COARSE.z(); z++)
			assertEquals(fine[SIZE.index(2 * 30 + 1, 2 * 40 + 1, z)], labels[COARSE.index(30, 40, z)]);
	}

	@Test
	void goesOnWhereItStopped() throws IOException {
		Path image = write("0.5", folder.resolve("image.zarr"));
		Path output = folder.resolve("result.zarr");
		Places places = new Places(new Configuration());
		LargeResult begun = new LargeResult(places, output.toString(), 2);
		begun.create(OmeZarr.open(store(image)), List.of(SIZE, COARSE));
		Path mark = folder.resolve("result.zarr.unfinished/.done/0-3");
		Files.createDirectories(mark.getParent());
		Files.createFile(mark); // a lie, to see that this block is left out
		run("image=" + image, "output=" + output, "channel=2", "resume", "largest_component=false");
		float[] labels = ZarrArray.open(store(output), "labels/segmentation/0").read(new int[0], Box.whole(SIZE));
		byte[] expected = Volumes.toBytes(whole.labels());
		int wrong = 0;
		for (int i = 0; i < labels.length; i++)
			if (labels[i] != expected[i]) wrong++;
		assertTrue(wrong > 0 && wrong < 64 * 64 * 64, wrong + " voxels differ");
	}

	@Test
	void whatIsNoImageIsTold() {
		assertTrue(assertThrows(UserException.class, () -> run("image=" + folder, "output=" + folder.resolve("o"))).getMessage().startsWith(
			"This folder is no image in OME-Zarr"));
		assertTrue(assertThrows(UserException.class, () -> run("image=" + tiff, "output=" + folder.resolve("o"), "block=100")).getMessage().contains(
			"must be a multiple of 64"));
	}

	private static void requireLike(SegmentJob.Result whole, Path output) throws IOException {
		for (int c = 0; c < 2; c++)
			assertArrayEquals(Volumes.toFloats(whole.probability().get(c)), ZarrArray.open(store(output), "0").read(new int[] { c }, Box.whole(SIZE)), 1e-5f);
		float[] labels = ZarrArray.open(store(output), "labels/segmentation/0").read(new int[0], Box.whole(SIZE));
		byte[] expected = Volumes.toBytes(whole.labels());
		int foreground = 0;
		int wrong = 0;
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] != expected[i]) wrong++;
			if (labels[i] > 0) foreground++;
		}
		// Where both classes are as probable, and what hangs together by such a voxel alone.
		assertTrue(wrong < labels.length / 100_000, wrong + " labels differ");
		assertTrue(foreground > 1000 && foreground < labels.length / 2, foreground + " voxels are foreground, or this says nothing");
	}

	/** Two channels at one time, the second of which is the phantom, and two levels. */
	private static Path write(String version, Path folder) throws IOException {
		Phantom phantom = Phantoms.of(SIZE, 3);
		int format = version.equals("0.4") ? 2 : 3;
		List<Object> datasets = List.of(dataset("0", List.of(1.0, 1.0, 2.0, 1.0, 1.0), List.of(0.0, 0.0, 5.0, 0.0, 0.0)), dataset("1", List.of(1.0, 1.0, 2.0, 2.0,
			2.0), List.of(0.0, 0.0, 5.0, 0.5, 0.5)));
		List<Object> axes = List.of(Map.of("name", "t", "type", "time"), Map.of("name", "c", "type", "channel"), space("z"), space("y"), space("x"));
		Map<String, Object> multiscales = Map.of("multiscales", List.of(Map.of("version", version, "axes", axes, "datasets", datasets)), "version", version);
		PlaceStore store = store(folder);
		Map<String, Object> metadata = format == 2 ? multiscales : Map.of("zarr_format", 3, "node_type", "group", "attributes", Map.of("ome", multiscales));
		store.put(format == 2 ? ".zattrs" : "zarr.json", JsonOutput.toJson(metadata).getBytes(StandardCharsets.UTF_8));
		ZarrArray fine = ZarrArray.create(store, "0", format, new int[] { 1, 2, SIZE.z(), SIZE.y(), SIZE.x() }, new int[] { 1, 1, 10, 130, 90 }, ElementType.UINT8);
		fine.write(new int[] { 0, 1 }, Box.whole(SIZE), Volumes.toFloats(phantom.image()));
		ZarrArray.create(store, "1", format, new int[] { 1, 2, COARSE.z(), COARSE.y(), COARSE.x() }, new int[] { 1, 1, 10, 50, 50 }, ElementType.UINT8);
		return folder;
	}

	private static Map<String, Object> space(String name) {
		return Map.of("name", name, "type", "space", "unit", "millimeter");
	}

	private static Map<String, Object> dataset(String path, List<Double> scale, List<Double> translation) {
		return Map.of("path", path, "coordinateTransformations", List.of(Map.of("type", "scale", "scale", scale), Map.of("type", "translation", "translation",
			translation)));
	}

	private static PlaceStore store(Path folder) {
		return new PlaceStore(new Places(new Configuration()), folder.toString());
	}

	private static void run(String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("segment_large", "model=" + model));
		all.addAll(List.of(arguments));
		if (all.stream().noneMatch(argument -> argument.startsWith("block="))) all.add("block=64");
		SparkMain.run(all, new SparkConf().setMaster("local[2]").setAppName("test").set("spark.ui.enabled", "false").set("spark.log.level", "ERROR"));
	}
}
