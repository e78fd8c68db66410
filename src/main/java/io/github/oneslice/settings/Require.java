package io.github.oneslice.settings;

import java.util.List;
import io.github.oneslice.error.UserException;

/** Refuses settings that make no sense, by the name a person writes. */
final class Require {

	private Require() {}

	static void that(boolean holds, String name, String what) {
		if (!holds) throw new UserException("The setting " + name + " must " + what + ".");
	}

	static void fraction(double value, String name) {
		that(value >= 0 && value <= 1, name, "lie between 0 and 1");
	}

	static void oneOf(String value, String name, String... choices) {
		that(List.of(choices).contains(value), name, "be one of " + String.join(", ", choices));
	}
}
