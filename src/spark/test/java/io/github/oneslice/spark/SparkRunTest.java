package io.github.oneslice.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.testimages.Phantom;

/** Whole runs on two threads of this process. */
class SparkRunTest {

	@TempDir
	static Path shared;

	private static File model;

	@TempDir
	Path folder;

	private Path images;
	private Path output;

	@BeforeAll
	static void train() {
		model = shared.resolve("model").toFile();
		Phantoms.train(model, 40);
	}

	@BeforeEach
	void makeImages() {
		images = folder.resolve("images");
		output = images.resolve("results"); // a trap: inside what is searched
		for (int i = 1; i <= 4; i++)
			Phantoms.save(Phantoms.of(i).image(), images.resolve(i < 4 ? i + ".tif" : "sub/a b%20.tif").toFile());
	}

	@Test
	void givesWhatTheEngineGivesAndGoesOnPastABadFile() throws IOException {
		Files.writeString(images.resolve("bad.tif"), "no image at all");
		run("segment", "image_folder=" + images, "subfolders", "model=" + model, "output_folder=" + output, "uncertainty", "table=" + folder.resolve("t.csv"));
		assertEquals(List.of("1-uncertainty.tif", "1.tif", "2-uncertainty.tif", "2.tif", "3-uncertainty.tif", "3.tif", "sub/a b%20-uncertainty.tif",
			"sub/a b%20.tif"), files(output));
		try (LocalEngine engine = new LocalEngine()) {
			StackFile source = new StackFile("2", images.resolve("2.tif").toFile(), 1, 1);
			SegmentJob.Result expected = engine.run(new SegmentJob(source, model, false, true, LargestComponent.AUTO, false), Monitor.SILENT);
			byte[] labels = Volumes.toBytes(new StackFile("2", output.resolve("2.tif").toFile(), 1, 1).labels());
			assertArrayEquals(Volumes.toBytes(expected.labels()), labels);
			assertTrue(new String(labels, StandardCharsets.ISO_8859_1).indexOf(1) >= 0, "it finds something, or this says nothing");
			assertArrayEquals(Volumes.toFloats(expected.uncertainty()), Volumes.toFloats(new StackFile("2", output.resolve("2-uncertainty.tif").toFile(), 1, 1)
				.volume()), 1e-5f);
		}
		List<String> table = Files.readAllLines(folder.resolve("t.csv"));
		assertEquals(List.of("1", "2", "3", "bad", "sub/a b%20"), table.stream().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList());
		assertTrue(table.get(4).contains("cannot be read as an image"), table.get(4));
		assertEquals("mm", ImageFiles.open(output.resolve("2.tif").toFile()).getCalibration().getUnit());
	}

	@Test
	void resumingLeavesOutWhatIsDone() throws IOException {
		String[] arguments = { "segment", "image_folder=" + images, "model=" + model, "output_folder=" + output, "resume" };
		makeOlder();
		run(arguments);
		FileTime written = Files.getLastModifiedTime(output.resolve("1.tif"));
		List<String> table = Files.readAllLines(output.resolve("segmentation.csv"));
		Files.delete(output.resolve("2.tif"));
		Files.createDirectories(output.resolve(Attempt.ASIDE + "/of-a-run-that-was-killed"));
		run(arguments);
		assertEquals(written, Files.getLastModifiedTime(output.resolve("1.tif")));
		assertEquals(List.of("1.tif", "2.tif", "3.tif"), files(output));
		List<String> again = Files.readAllLines(output.resolve("segmentation.csv"));
		for (int row = 1; row < table.size(); row++)
			assertEquals(table.get(row).replaceAll(",[0-9.]+,mm", ",,mm"), again.get(row).replaceAll(",[0-9.]+,mm", ",,mm"));
		assertTrue(again.get(1).startsWith("1,,mm^3,"), again.get(1));
	}

	@Test
	void filesThatAreNotOursStay() throws IOException {
		Files.createDirectories(output);
		Files.copy(images.resolve("2.tif"), output.resolve("1.tif"));
		byte[] before = Files.readAllBytes(output.resolve("1.tif"));
		String[] arguments = { "segment", "image_folder=" + images, "model=" + model, "output_folder=" + output };
		run(arguments);
		assertArrayEquals(before, Files.readAllBytes(output.resolve("1.tif")));
		assertTrue(Files.readAllLines(output.resolve("segmentation.csv")).get(1).contains("already, and it is not a result of OneSlice"));
		String[] replacing = Arrays.copyOf(arguments, 5);
		replacing[4] = "overwrite";
		run(replacing);
		assertNotEquals(before.length, Files.size(output.resolve("1.tif")));
	}

	@Test
	void propagatesAndEvaluatesInAnyFileSystem() throws IOException {
		for (int i = 1; i <= 3; i++) {
			Phantom phantom = Phantoms.of(i);
			Phantoms.save(phantom.labels(), folder.resolve("whole/" + i + ".tif").toFile());
			byte[] slice = Volumes.toBytes(phantom.labels());
			int plane = 40 * 32;
			for (int v = 0; v < slice.length; v++)
				if (v / plane != 10) slice[v] = 0;
			if (i < 3) Phantoms.save(slice, phantom.labels().size(), folder.resolve("slices/" + i + ".tif").toFile());
		}
		Files.writeString(folder.resolve("slices/3.tif"), "no image");
		String there = ElsewhereFileSystem.SCHEME + "://";
		List<Path> before = temporary();
		run("propagate", "image_folder=" + there + images, "label_folder=" + there + folder.resolve("slices"), "output_folder=" + there + output);
		assertEquals(before, temporary());
		assertEquals(List.of("1.tif", "2.tif"), files(output));
		String bad = Files.readAllLines(output.resolve("propagation.csv")).get(3);
		assertTrue(bad.contains(ElsewhereFileSystem.SCHEME + ":") && bad.contains("slices/3.tif") && !bad.contains("oneslice-"), bad);
		run("evaluate", "prediction_folder=" + there + output, "reference_folder=" + there + folder.resolve("whole"), "table=" + there + folder.resolve("scores.csv"));
		List<String> scores = Files.readAllLines(folder.resolve("scores.csv"));
		assertEquals(5, scores.size());
		assertTrue(Double.parseDouble(scores.get(1).split(",")[2]) > 0.7, scores.get(1));
		assertTrue(scores.get(3).startsWith("3,1,0.000000"), scores.get(3));
	}

	@Test
	void twoTriesAtOnceLeaveOneFile() throws IOException {
		ImagePlus image = ImageFiles.open(images.resolve("1.tif").toFile());
		for (String root : List.of("file://", ElsewhereFileSystem.SCHEME + "://")) {
			String there = root + folder.resolve("twice");
			Places any = new Places(ElsewhereFileSystem.configuration());
			try (Attempt first = new Attempt(any, there, "first"); Attempt second = new Attempt(any, there, "second")) {
				first.write(image, "1.tif", "1.tif", new Outputs(List.of(), false));
				second.write(image, "1.tif", "1.tif", new Outputs(List.of(), false));
				first.commit();
				assertEquals(List.of("1.tif"), files(folder.resolve("twice")), "the other lies aside");
				second.commit();
			}
			assertEquals(List.of("1.tif"), files(folder.resolve("twice")));
			try (Stream<Path> all = Files.walk(folder.resolve("twice/" + Attempt.ASIDE))) {
				assertEquals(List.of(), all.filter(Files::isRegularFile).toList());
			}
		}
	}

	/** What is tried again, and what is given up, is told once. */
	@Test
	void triesAgainAndGivesUp() {
		List<Stack> stacks = List.of(new Stack("good", "good", null, false), new Stack("late", "late", null, false), new Stack("never", "never", null, false));
		List<String> ended = new ArrayList<>();
		try (JavaSparkContext spark = new JavaSparkContext(conf("local[2,4]"))) {
			TaskRun.run(spark, stacks, new Unsteady(), (index, answer) -> ended.add(stacks.get(index).name() + " " + answer));
		}
		assertEquals(List.of("good done", "late done", "never java.io.IOException: the disk is away"), ended.stream().sorted().toList());
	}

	@Test
	void whatCannotBeMeantIsTold() {
		assertTrue(assertThrows(UserException.class, () -> run("segment", "image_folde=x")).getMessage().startsWith("There is no option \"image_folde\""));
		assertTrue(assertThrows(UserException.class, () -> run("paint")).getMessage().contains("segment, propagate, evaluate, segment_large"));
		assertTrue(assertThrows(UserException.class, () -> run("segment", "image_folder=" + images, "model=" + folder, "output_folder=" + output)).getMessage()
			.startsWith("There is no model in"));
	}

	private record Unsteady() implements TaskWork<Stack, String> {

		@Override
		public String run(Stack stack, String attempt, Monitor monitor) throws IOException {
			int tries = TaskContext.get().attemptNumber();
			if (stack.name().equals("late") && tries < 1 || stack.name().equals("never")) throw new IOException("the disk is away");
			return "done";
		}

		@Override
		public String failed(Stack stack, double seconds, String why) {
			return why;
		}
	}

	private static List<Path> temporary() throws IOException {
		try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return all.filter(path -> path.getFileName().toString().matches("oneslice-(model-)?\\d+")).sorted().toList();
		}
	}

	private static void run(String... arguments) throws IOException {
		SparkMain.run(List.of(arguments), conf("local[2]"));
	}

	private static SparkConf conf(String master) {
		SparkConf conf = new SparkConf().setMaster(master).setAppName("test").set("spark.ui.enabled", "false").set("spark.log.level", "ERROR");
		ElsewhereFileSystem.configuration().forEach(entry -> {
			if (entry.getKey().contains(ElsewhereFileSystem.SCHEME)) conf.set("spark.hadoop." + entry.getKey(), entry.getValue());
		});
		return conf;
	}

	private void makeOlder() throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.toList())
				Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
		}
	}

	/** All files but hidden ones and tables. */
	private static List<String> files(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString().replace(File.separatorChar, '/')).filter(name -> name.endsWith(
				".tif") && !name.startsWith(Attempt.ASIDE)).sorted().toList();
		}
	}
}
