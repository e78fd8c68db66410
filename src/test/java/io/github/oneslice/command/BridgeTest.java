package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
	void aPathIsNotBroken() {
		String path = "/a".repeat(80);
		assertEquals("There is no\n" + path, Bridge.wrapped("There is no " + path));
	}
}
