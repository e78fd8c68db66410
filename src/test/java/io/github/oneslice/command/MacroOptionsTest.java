package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.oneslice.error.UserException;

class MacroOptionsTest {

	@Test
	void whatStandsInsideAValueIsNoOption() {
		assertEquals(Map.of("settings", "steps=3 registration_steps=4", "model", "/data/image=raw/m", "registration_steps", "5", "resume", "true"),
			new MacroOptions("settings=[steps=3 registration_steps=4] model=[/data/image=raw/m] registration_steps=5  resume ").values());
		assertEquals(Map.of("image", "a=b.tif", "other", ""), new MacroOptions("image=a=b.tif other=").values());
		assertEquals(Map.of("model", "/data/a [1]/m", "resume", "true"), new MacroOptions("model=[/data/a [1]/m] resume").values());
		assertEquals(Map.of(), new MacroOptions(" ").values());
	}

	@Test
	void anOptionIsGivenOnce() {
		assertEquals("The option \"steps\" is given twice.", assertThrows(UserException.class, () -> new MacroOptions("steps=1 steps=2"))
			.getMessage());
	}

	@Test
	void longOptionsAreReadToo() {
		String value = "a=[b c], ".repeat(20_000);
		assertEquals(Map.of("settings", value, "seed", "1"), new MacroOptions("settings=[" + value + "] seed=1").values());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "few; int; a whole number is needed", "2.5; int; a whole number is needed",
		"99999999999; int; a whole number is needed", "0,5; double; as in 0.5", "NaN; double; a number is needed", "''; double; a number is needed",
		"maybe; boolean; true or false" })
	void whatCannotBeMeantIsToldWithWhatIsExpected(String text, String type, String expected) {
		Class<?> primitive = Map.of("int", int.class, "double", double.class, "boolean", boolean.class).get(type);
		String told = assertThrows(UserException.class, () -> MacroOptions.parse("minutes", text, primitive)).getMessage();
		assertTrue(told.startsWith("The option \"minutes\" cannot be \"" + text + "\"") && told.contains(expected), told);
	}

	@Test
	void numbersAndYesAreUnderstood() {
		assertEquals(7, MacroOptions.parse("steps", " 7 ", int.class));
		assertEquals(-1L, MacroOptions.parse("seed", "-1", long.class));
		assertEquals(0.5, MacroOptions.parse("minutes", "0.50", double.class));
		assertEquals(true, MacroOptions.parse("resume", "yes", boolean.class));
		assertEquals(false, MacroOptions.parse("resume", "Off", boolean.class));
	}
}
