package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class BridgeTest {

	@Test
	void longSentencesAreWrapped() {
		String words = "word ".repeat(40).trim();
		String wrapped = Bridge.wrapped("Short.\n" + words);
		assertTrue(wrapped.lines().allMatch(line -> line.length() <= 90), wrapped);
		assertEquals("Short.\n" + words, wrapped.replace("word\nword", "word word"));
	}

	@Test
	void whereJavaIsTooOldASentenceSaysSo() {
		assertNull(AnyJavaBridge.problem("17"));
		assertNull(AnyJavaBridge.problem("25"));
		assertTrue(AnyJavaBridge.problem("11").startsWith("OneSlice needs Java 17 or newer, but ImageJ runs on Java 11."));
		assertTrue(AnyJavaBridge.problem("1.8").contains("runs on Java 8."));
	}

	/** The version of a class file is in its bytes 6 and 7; 52 is that of Java 8. */
	@Test
	void anyJavaCanLoadWhatTheMenusStart() throws IOException {
		try (InputStream file = AnyJavaBridge.class.getResourceAsStream("AnyJavaBridge.class")) {
			assertEquals(52, file.readNBytes(8)[7]);
		}
		List<String> entries = Files.readAllLines(Path.of("src/main/resources/plugins.config"));
		assertTrue(entries.stream().allMatch(line -> line.startsWith("#") || line.contains(AnyJavaBridge.class.getName() + "(")));
	}

	@Test
	void aPathIsNotBroken() {
		String path = "/a".repeat(80);
		assertEquals("There is no\n" + path, Bridge.wrapped("There is no " + path));
	}
}
