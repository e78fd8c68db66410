package io.github.oneslice.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;

class SparkCommandLineTest {

	private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";

	@TempDir
	Path folder;

	@BeforeEach
	void install() throws IOException {
		Files.createFile(folder.resolve("oneslice-spark.jar"));
		Files.createDirectory(folder.resolve("jars"));
		System.setProperty(SparkFolder.PROPERTY, folder.toString());
	}

	@AfterEach
	void forget() {
		System.clearProperty(SparkFolder.PROPERTY);
	}

	@Test
	void withoutSparkHomeAllCoresOfThisMachine() {
		List<String> command = SparkCommandLine.find(Map.of()).of(List.of("segment", "image_folder=/my scans", "resume"));
		assertEquals("local[*]", command.get(command.indexOf("--master") + 1));
		assertTrue(command.get(0).endsWith("java"), command.get(0));
		assertTrue(command.contains("-Xmx2g"));
		assertEquals(folder.resolve("jars") + File.separator + "*", command.get(command.indexOf("-cp") + 1));
		assertEquals(List.of(folder.resolve("oneslice-spark.jar").toString(), "segment", "image_folder=/my scans", "resume"), command.subList(command.size() - 4,
			command.size()));
	}

	@Test
	void sparkHomeNamesItsOwnCommand() throws IOException {
		Path home = Files.createDirectories(folder.resolve("spark/bin")).getParent();
		Path submit = Files.createFile(home.resolve(File.separatorChar == '/' ? "bin/spark-submit" : "bin/spark-submit.cmd"));
		SparkCommandLine line = SparkCommandLine.find(Map.of("SPARK_HOME", home.toString()));
		List<String> command = line.of(List.of("segment", "model=/m"));
		assertEquals(submit.toString(), command.get(0));
		assertFalse(command.contains("--master"), "what the cluster's own settings say holds");
		command = line.of(List.of("segment", "master=spark://host:7077", "memory=6g", "cores=4", "spark.executor.cores=8", "model=/m"));
		assertEquals("spark://host:7077", command.get(command.indexOf("--master") + 1));
		assertEquals("6g", command.get(command.indexOf("--executor-memory") + 1));
		assertTrue(command.containsAll(List.of("spark.task.cpus=4", "spark.executor.cores=8")));
		assertEquals(List.of("segment", "model=/m"), command.subList(command.size() - 2, command.size()));
	}

	@Test
	void howTensorFlowComputesIsUpToTheEnvironment() {
		SparkCommandLine line = SparkCommandLine.find(Map.of());
		assertEquals("1", line.environment().get(ONEDNN));
		assertTrue(line.of(List.of("segment")).contains("spark.executorEnv." + ONEDNN + "=1"));
		line = SparkCommandLine.find(Map.of(ONEDNN, "0"));
		assertEquals("0", line.environment().get(ONEDNN));
		assertTrue(line.of(List.of("segment")).contains("spark.executorEnv." + ONEDNN + "=0"));
	}

	@Test
	void whatIsMissingIsTold() throws IOException {
		String message = assertThrows(UserException.class, () -> SparkCommandLine.find(Map.of("SPARK_HOME", "/nowhere"))).getMessage();
		assertTrue(message.contains("Set SPARK_HOME to the folder of Spark 3.5"), message);
		Files.delete(folder.resolve("jars"));
		message = assertThrows(UserException.class, () -> SparkCommandLine.find(Map.of())).getMessage();
		assertTrue(message.startsWith("Spark itself is missing"), message);
	}

	@Test
	void progressIsReadAsItIsPrinted() {
		SparkProgress progress = new SparkProgress(7, 1, 20, 95);
		assertEquals("7 done, 1 failed, 12 left, about 95 s", progress.line());
		assertEquals(Optional.of(progress), SparkProgress.of(progress.line()));
		assertEquals(Optional.of(new SparkProgress(0, 0, 3, -1)), SparkProgress.of("0 done, 0 failed, 3 left"));
		assertEquals(Optional.empty(), SparkProgress.of("bad: it is no image"));
	}
}
