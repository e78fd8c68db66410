package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MacroArgumentsTest {

	@Test
	void commasAndBlanksPartPairsButNotInsideBrackets() {
		assertEquals("a=1 b=[two, words] resume", MacroArguments.options("a=1, b=[two, words],resume"));
		assertEquals("", MacroArguments.options("  , "));
	}

	@Test
	void valuesComeWithoutBrackets() {
		String argument = "image_folder=/data/images, methods=[SPSS + AdaMix,supervised] settings=[image_folder=no]";
		assertEquals("/data/images", MacroArguments.value(argument, "image_folder", ""));
		assertEquals("SPSS + AdaMix,supervised", MacroArguments.value(argument, "methods", ""));
		assertEquals("10", MacroArguments.value(argument, "minutes", "10"));
		assertEquals("", MacroArguments.value(argument, "folder", ""));
	}

	@Test
	void aBareKeyIsSet() {
		assertEquals("1", MacroArguments.isSet("a=1 resume", "resume"));
		assertEquals("", MacroArguments.isSet("a=resume", "resume"));
	}
}
