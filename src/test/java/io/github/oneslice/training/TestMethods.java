package io.github.oneslice.training;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/** Methods by the short names of tests: a framework of AdaMix stands for AdaMix with it. */
public final class TestMethods {

	private TestMethods() {}

	public static TrainingSettings settings(String method, Dimensions dimensions) {
		boolean framework = method.length() == 2;
		TrainingSettings settings = Methods.named(framework ? "AdaMix" : method).settings(Preset.LAPTOP, dimensions);
		return framework ? settings.with("framework", method) : settings;
	}

	/** @param changes settings to change, such as {@code steps=2}, with blanks between them */
	public static TrainingSettings settings(String method, Dimensions dimensions, String changes) {
		TrainingSettings settings = settings(method, dimensions);
		for (String change : changes.split(" "))
			settings = settings.with(change.split("=")[0], change.split("=")[1]);
		return settings;
	}
}
