package io.github.oneslice.lfme;

import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.settings.Require;

/**
 * What is LFME's own.
 *
 * @param guidance weight w of the experts' guidance; 0: none
 * @param expertFilters filters of the experts' first layer; 0: as many as the target network has, as published
 */
public record LfmeSettings(double guidance, int expertFilters) implements MethodSettings {

	public LfmeSettings {
		Require.that(guidance >= 0 && Double.isFinite(guidance), "guidance", "not be negative");
		Require.that(expertFilters >= 0, "expert_filters", "not be negative");
	}

	/** With another weight. */
	public LfmeSettings with(double weight) {
		return new LfmeSettings(weight, expertFilters);
	}

	@Override
	public boolean usesDomains() {
		return true;
	}

	@Override
	public String method() {
		return Lfme.NAME;
	}
}
