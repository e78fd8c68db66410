package io.github.oneslice.engine;

import org.scijava.service.SciJavaService;

/** The door to the engine. */
public interface EngineService extends SciJavaService {

	/**
	 * The engine of highest priority. It is started when it is first needed, serves everyone who asks, and ends with the
	 * context of this service: who asks for it does not close it.
	 */
	Engine engine();
}
