package io.github.oneslice.settings;

import io.github.oneslice.error.UserException;

/** Refuses settings that make no sense, by the name a person writes. */
public final class Require {

	private Require() {}

	public static void that(boolean holds, String name, String what) {
		if (!holds) throw new UserException("The setting " + name + " must " + what + ".");
	}

	public static void fraction(double value, String name) {
		that(value >= 0 && value <= 1, name, "lie between 0 and 1");
	}
}
