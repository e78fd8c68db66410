package io.github.oneslice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class ManualTest {

	private static final Pattern ENTRY = Pattern.compile("Plugins>OneSlice, \"(.*)\",.*");

	@Test
	void everyCommandHasItsPlace() throws IOException {
		List<String> commands = Files.readAllLines(Path.of("src/main/resources/plugins.config")).stream().map(ENTRY::matcher).filter(
			java.util.regex.Matcher::matches).map(entry -> entry.group(1)).filter(command -> !command.equals("OneSlice Help")).toList();
		assertEquals(List.of(), commands.stream().filter(command -> !Manual.html().contains("<a name=\"" + Manual.anchor(command) + "\">")).toList());
	}

	@Test
	void everyLinkLeadsSomewhere() {
		Pattern.compile("href=\"#([^\"]*)\"").matcher(Manual.html()).results().forEach(link -> assertTrue(Manual.html().contains("<a name=\"" + link.group(1)
			+ "\">"), link.group(1)));
	}

	@Test
	void isTextWithoutAScreen() {
		assertTrue(Manual.text().startsWith("OneSlice Manual"), Manual.text().substring(0, 40));
		assertTrue(!Manual.text().contains("<"));
	}
}
