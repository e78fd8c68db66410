package io.github.oneslice.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {

	private static final Path LIBRARIES = Path.of("src/main/distribution/libraries.csv");

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "appose-0.9.0.jar, appose, ''", "ij-1.54p.jar, ij, ''", "ij1-patcher-2.0.0.jar, ij1-patcher, ''",
		"javassist-3.30.2-GA.jar, javassist, ''", "oneslice_-0.1.0-SNAPSHOT.jar, oneslice_, ''", "commons-lang3-3.18.0.jar, commons-lang3, ''",
		"tensorflow-core-native-1.1.0-linux-x86_64.jar, tensorflow-core-native, linux-x86_64",
		"tensorflow-core-native-1.1.0-linux-x86_64-gpu.jar, tensorflow-core-native, linux-x86_64-gpu" })
	void theNameOfAJarTellsWhatItIs(String file, String name, String classifier) {
		Jar jar = Jar.of(Path.of(file));
		assertEquals(name, jar.name());
		assertEquals(classifier, jar.classifier());
		assertEquals(classifier.endsWith("gpu"), jar.isForGraphicsCards());
		assertEquals(classifier.isEmpty() ? Optional.empty() : Optional.of(Platform.LINUX), Platform.of(jar));
	}

	@Test
	void aJarPackedAgainKeepsItsChecksum() throws Exception {
		Path one = TestJars.of(folder.resolve("1.jar"), "META-INF/MANIFEST.MF", "Built-By: me\n", "a.properties", "#today\nx=1\n", "b", "2");
		Path other = TestJars.of(folder.resolve("2.jar"), "META-INF/MANIFEST.MF", "Built-By: you\n", "b", "2", "a.properties",
			"#tomorrow\nx=1\n");
		Path changed = TestJars.of(folder.resolve("3.jar"), "META-INF/MANIFEST.MF", "", "a.properties", "#today\nx=1\n", "b", "3");
		assertEquals(Checksum.of("jars/a.jar", one), Checksum.of("jars/b.jar", other));
		assertNotEquals(Checksum.of("jars/a.jar", one), Checksum.of("jars/a.jar", changed));
	}

	@ParameterizedTest
	@CsvSource({ "a=1|#b|c, a=1||c", "#a|#b|c, ||c", "x||#y|#z|, x||#y||", "#|#y|z, |#y|z", "#a, ''", "##|#y, |#y" })
	void commentsOfPropertiesAreLeftOutAsTheUpdaterDoesIt(String text, String expected) {
		byte[] bytes = text.replace('|', '\n').getBytes(StandardCharsets.UTF_8);
		assertArrayEquals(expected.replace('|', '\n').getBytes(StandardCharsets.UTF_8), Checksum.withoutComments(bytes));
	}

	@Test
	void everythingOnTheClassPathHasItsPlace() throws Exception {
		Libraries libraries = new Libraries(LIBRARIES);
		assertEquals(Library.Place.LACKING, libraries.of(Jar.of(Path.of("appose-0.9.0.jar"))).place());
		assertEquals(Library.Place.WORKER, libraries.of(Jar.of(Path.of("tensorflow-core-native-1.1.0-linux-arm64.jar"))).place());
		String message = assertThrows(IllegalArgumentException.class, () -> libraries.of(Jar.of(Path.of("brand-new-1.0.jar")))).getMessage();
		assertTrue(message.contains("brand-new-1.0.jar") && message.contains("libraries.csv"), message);
	}

	@Test
	void tensorFlowIsForTheWorkerAlone() throws Exception {
		Path jar = TestJars.of(folder.resolve("t.jar"), "org/tensorflow/Graph.class", "");
		assertDoesNotThrow(() -> Clashes.check(List.of(file("oneslice/t.jar", jar)), List.of()));
		String message = assertThrows(IllegalStateException.class, () -> Clashes.check(List.of(file("jars/t.jar", jar)), List.of())).getMessage();
		assertTrue(message.contains("jars/t.jar has classes that only the worker may see, such as org/tensorflow"), message);
	}

	@Test
	void whatFijiHasIsNotBroughtAgain() throws Exception {
		Path jar = TestJars.of(folder.resolve("imglib2-9.0.0.jar"), "net/imglib2/Interval.class", "");
		String message = assertThrows(IllegalStateException.class, () -> Clashes.check(List.of(file("jars/imglib2-9.0.0.jar", jar)), List.of(
			Jar.of(jar)))).getMessage();
		assertTrue(message.contains("jars/imglib2-9.0.0.jar and Fiji's imglib2.jar"), message);
	}

	private static InstalledFile file(String path, Path jar) {
		return new InstalledFile(path, jar, Optional.empty(), true, "me", "test");
	}
}
