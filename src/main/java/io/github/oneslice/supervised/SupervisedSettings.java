package io.github.oneslice.supervised;

import io.github.oneslice.settings.MethodSettings;

/** Plain supervised training has no settings of its own. */
public record SupervisedSettings() implements MethodSettings {

	@Override
	public String method() {
		return Supervised.NAME;
	}
}
