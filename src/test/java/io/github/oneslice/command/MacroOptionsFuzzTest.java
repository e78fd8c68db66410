package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import io.github.oneslice.error.UserException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Whatever a person writes into a macro is read as it stands there, or refused with a sentence. */
class MacroOptionsFuzzTest {

	@Property(tries = 20_000)
	void anyValueIsReadAsItWasWritten(@ForAll @CharRange(from = ' ', to = 'Z') @Chars({ '[', '=', 'ß', '\\', '中' }) String value) {
		assertEquals(Map.of("first", value, "second", "2"), new MacroOptions("first=[" + value + "] second=2").values());
	}

	@Property(tries = 100_000)
	void anyTextIsReadOrRefusedWithASentence(@ForAll @Chars({ 'a', 'b', '=', '[', ']', ' ', '\t', '\n', '"', '\\', 'ä', '中', '\0' }) @StringLength(max = 60) String text) {
		try {
			new MacroOptions(text).values().forEach((key, value) -> assertTrue(text.contains(key) && !key.isBlank()));
		}
		catch (UserException e) {
			assertTrue(e.getMessage().startsWith("The option"), e.getMessage());
		}
	}

	@Property(tries = 20_000)
	void anyTextIsANumberOrRefusedWithASentence(@ForAll @Chars({ '0', '1', '9', '.', ',', '-', '+', 'e', 'f', 'x', 'N', ' ', 'd' }) @StringLength(max = 12) String text,
		@ForAll("types") Class<?> type)
	{
		try {
			assertTrue(!(MacroOptions.parse("minutes", text, type) instanceof Double number) || Double.isFinite(number));
		}
		catch (UserException e) {
			assertTrue(e.getMessage().startsWith("The option \"minutes\" cannot be"), e.getMessage());
		}
	}

	@Provide
	Arbitrary<Class<?>> types() {
		return Arbitraries.of(int.class, long.class, double.class, boolean.class);
	}
}
