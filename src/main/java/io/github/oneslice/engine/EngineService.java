package io.github.oneslice.engine;

import org.scijava.service.SciJavaService;

import io.github.oneslice.settings.BackendSettings;

/** The door to the engine. */
public interface EngineService extends SciJavaService {

	/**
	 * The engine of highest priority. It is started when it is first needed, serves everyone who asks, and ends with the
	 * context of this service: who asks for it does not close it. It works with what is kept.
	 */
	Engine engine();

	/** What the engine works with, as it is kept between sessions. */
	BackendSettings backend();

	/** Keeps what the engine works with, for who asks for it next. */
	void keep(BackendSettings settings);
}
